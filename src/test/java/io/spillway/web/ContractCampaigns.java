package io.spillway.web;

import com.jayway.jsonpath.JsonPath;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/**
 * The calls of campaigns, with all their answers.
 *
 * @param anonymous calls of nobody
 * @param api calls of one who may make campaigns
 * @param trouble what can happen to the database
 */
record ContractCampaigns(ContractCalls anonymous, ContractCalls api, DatabaseTrouble trouble) {

	private static final String PATH = "/v1/campaigns";

	private static final String UNKNOWN = PATH + "/16777214";

	private static final String CAMPAIGN = """
			{"name": "sale", "target": "https://example.com/{recipient}"}""";

	private static final String FULL_CAMPAIGN = """
			{"name": "겨울", "target": "https://example.com/세일?r={recipient}", "startsAt": "2998-01-01T00:00:00+09:00",
				"endsAt": "2999-01-01T00:00:00Z", "fallback": "https://example.com/끝", "appData": true,
				"targets": {"ios": "https://example.com/아이/{recipient}", "android": "https://example.com/a"}}""";

	void madeAndRefused() {
		ContractCalls idempotent = this.api.with("Idempotency-Key", "campaign");
		create(idempotent, 201, CAMPAIGN);
		create(idempotent, 422, FULL_CAMPAIGN);
		this.trouble.busyWith("development", "campaign", () -> create(idempotent, 409, CAMPAIGN));
		for (String body : new String[] { "null", "{", "[]", "{\"x\": 1}", "{\"name\": 1}" }) {
			create(this.api, 400, body);
		}
		create(this.api.with("Idempotency-Key", "a b"), 400, CAMPAIGN);
		create(this.api, 413, "\"%s\"".formatted("x".repeat(65_536)));
		create(this.api, 422, "{}");
		this.api.send(415, POST, PATH, MediaType.TEXT_PLAIN_VALUE, CAMPAIGN);
		refused(POST, PATH);
	}

	/** Others use the same service afterwards. */
	void usedUp(TestDatabase database) {
		long next = Query.number(database, "select nextval(pg_get_serial_sequence('campaign', 'id'))");
		database.execute("alter table campaign alter column id restart with 16777215");
		create(this.api, 201, CAMPAIGN);
		create(this.api, 507, CAMPAIGN);
		database.execute("delete from campaign where id = 16777215");
		database.execute("alter table campaign alter column id restart with " + (next + 1));
	}

	void shownAndChanged(KeyRing ring) {
		int id = id(create(this.api, 201, FULL_CAMPAIGN));
		String path = PATH + "/" + id;
		this.api.call(200, GET, PATH + "?limit=1&cursor=AP___w");
		this.api.call(400, GET, PATH + "?limit=0");
		this.api.call(200, GET, path);
		this.api.with(HttpHeaders.IF_NONE_MATCH, "\"1-scheduled\"").call(304, GET, path);
		patch(this.api, 428, path, "{}");
		ContractCalls any = this.api.with(HttpHeaders.IF_MATCH, "*");
		patch(any, 200, path, "{\"fallback\": null, \"startsAt\": null}");
		String click = "/" + new CampaignTokens(ring).seal(new CampaignRecipient(id, 7));
		this.anonymous.click(302, click);
		this.anonymous.open(200, click);
		patch(any, 200, path, "{\"targets\": {\"ios\": null}}");
		patch(this.api.with(HttpHeaders.IF_MATCH, "\"1-scheduled\""), 412, path, "{}");
		patch(any, 400, path, "{\"x\": null}");
		patch(any, 404, UNKNOWN, "{}");
		patch(any, 413, path, "\"%s\"".formatted("x".repeat(65_536)));
		any.send(415, PATCH, path, MediaType.APPLICATION_JSON_VALUE, "{}");
		patch(any, 422, path, "{\"name\": null}");
		this.api.call(404, GET, UNKNOWN);
		refused(GET, PATH);
		refused(GET, path);
		refused(PATCH, path);
	}

	void denied(KeyRing ring) {
		int id = id(create(this.api, 201, CAMPAIGN));
		String all = PATH + "/" + id + "/denied";
		String one = all + "/7";
		String click = "/" + new CampaignTokens(ring).seal(new CampaignRecipient(id, 7));
		this.anonymous.click(302, click);
		for (String path : new String[] { all, one }) {
			this.api.call(204, PUT, path);
			this.anonymous.click(410, click);
			this.api.call(204, DELETE, path);
			this.anonymous.click(302, click);
		}
		for (HttpMethod method : new HttpMethod[] { PUT, DELETE }) {
			this.api.call(400, method, all + "/1099511627776");
			this.api.call(404, method, UNKNOWN + "/denied");
			this.api.call(404, method, UNKNOWN + "/denied/7");
			forbidden(method, all);
			forbidden(method, one);
		}
	}

	void linksOfRecipients() {
		String path = PATH + "/" + id(create(this.api, 201, CAMPAIGN));
		String range = path + "/links?from=0&to=1099511627775";
		ContractCalls csv = this.api.with(HttpHeaders.ACCEPT, "text/csv");
		for (ContractCalls calls : new ContractCalls[] { this.api, csv }) {
			calls.call(200, POST, path + "/links?from=0&to=2");
			calls.send(200, POST, path + "/links", "application/x-ndjson", "5\n{\"recipient\": 6}\nx\n");
			calls.send(200, POST, path + "/links", "text/csv", "recipient\n5\nx\n");
		}
		this.api.call(400, POST, path + "/links?from=2&to=1");
		this.api.call(400, POST, path + "/links");
		this.api.call(404, POST, UNKNOWN + "/links?from=1&to=1");
		this.api.send(415, POST, path + "/links", MediaType.APPLICATION_JSON_VALUE, "[5]");
		this.api.with(HttpHeaders.CONTENT_ENCODING, "gzip")
			.send(415, POST, path + "/links", "application/x-ndjson", "5\n");
		this.anonymous.call(401, POST, range);
		this.anonymous.as(DevelopmentKeys.STATS_API_KEY).call(403, POST, range);
		this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE).call(406, POST, range);
		patch(this.api.with(HttpHeaders.IF_MATCH, "*"), 200, path, "{\"endsAt\": \"2020-01-01T00:00:00Z\"}");
		this.api.call(409, POST, range);
	}

	void inTrouble() {
		int id = id(create(this.api, 201, CAMPAIGN));
		this.trouble.broken(() -> failing(500, PATH + "/" + id));
		this.trouble.away(() -> failing(503, PATH + "/" + id));
		this.api.call(200, GET, PATH + "/" + id);
	}

	private void failing(int status, String path) {
		create(this.api, status, CAMPAIGN);
		this.api.call(status, GET, PATH);
		this.api.call(status, GET, path);
		patch(this.api.with(HttpHeaders.IF_MATCH, "*"), status, path, "{}");
		this.api.call(status, POST, UNKNOWN + "/links?from=1&to=1");
		for (HttpMethod method : new HttpMethod[] { PUT, DELETE }) {
			this.api.call(status, method, path + "/denied");
			this.api.call(status, method, path + "/denied/7");
		}
	}

	/** For whom and how it asks. */
	private void refused(HttpMethod method, String path) {
		forbidden(method, path);
		String mediaType = method.equals(PATCH) ? "application/merge-patch+json" : MediaType.APPLICATION_JSON_VALUE;
		ContractCalls html = this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE)
			.with(HttpHeaders.IF_MATCH, "*");
		if (method.equals(GET)) {
			html.call(406, method, path);
		}
		else {
			html.send(406, method, path, mediaType, CAMPAIGN);
		}
	}

	private void forbidden(HttpMethod method, String path) {
		String mediaType = method.equals(PATCH) ? "application/merge-patch+json" : MediaType.APPLICATION_JSON_VALUE;
		ContractCalls nobody = this.anonymous.with(HttpHeaders.IF_MATCH, "*");
		ContractCalls another = nobody.as(DevelopmentKeys.STATS_API_KEY);
		if (method.equals(POST) || method.equals(PATCH)) {
			nobody.send(401, method, path, mediaType, CAMPAIGN);
			another.send(403, method, path, mediaType, CAMPAIGN);
		}
		else {
			nobody.call(401, method, path);
			another.call(403, method, path);
		}
	}

	private static String create(ContractCalls calls, int status, String body) {
		return calls.send(status, POST, PATH, MediaType.APPLICATION_JSON_VALUE, body);
	}

	private static void patch(ContractCalls calls, int status, String path, String body) {
		calls.send(status, PATCH, path, "application/merge-patch+json", body);
	}

	private static int id(String campaign) {
		return JsonPath.read(campaign, "$.id");
	}

}
