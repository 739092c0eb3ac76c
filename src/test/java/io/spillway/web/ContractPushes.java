package io.spillway.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.jayway.jsonpath.JsonPath;
import io.spillway.development.DevelopmentKeys;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

/**
 * The calls of pushes and of capacity, with all their answers.
 *
 * @param anonymous calls of nobody
 * @param api calls of one who may announce pushes and ask for the capacity
 * @param trouble what can happen to the database
 */
record ContractPushes(ContractCalls anonymous, ContractCalls api, DatabaseTrouble trouble) {

	private static final String CAPACITY = "/v1/capacity";

	private static final String UNKNOWN = "/v1/campaigns/16777214/pushes";

	private static final String PUSH = """
			{"at": "%s", "recipients": 1000000}""".formatted(Instant.now().plus(1, ChronoUnit.DAYS));

	void announcedAndRefused() {
		String path = path("");
		ContractCalls idempotent = this.api.with("Idempotency-Key", "push");
		announce(idempotent, 201, path, PUSH);
		announce(idempotent, 422, path, PUSH.replace("1000000", "2000000"));
		this.trouble.busyWith("development", "push", () -> announce(idempotent, 409, path, PUSH));
		for (String body : new String[] { "null", "{", "[]", "{\"x\": 1}", "{\"recipients\": \"1\"}" }) {
			announce(this.api, 400, path, body);
		}
		announce(this.api.with("Idempotency-Key", "a b"), 400, path, PUSH);
		announce(this.api, 404, UNKNOWN, PUSH);
		announce(this.api, 409, path(", \"endsAt\": \"%s\"".formatted(Instant.now().plusSeconds(3600))), PUSH);
		announce(this.api, 413, path, "\"%s\"".formatted("x".repeat(65_536)));
		announce(this.api, 422, path, "{}");
		this.api.send(415, POST, path, MediaType.TEXT_PLAIN_VALUE, PUSH);
		announce(this.anonymous, 401, path, PUSH);
		announce(this.anonymous.as(DevelopmentKeys.STATS_API_KEY), 403, path, PUSH);
		announce(this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE), 406, path, PUSH);
	}

	void listedAndWithdrawn() {
		String path = path("");
		announce(this.api, 201, path, PUSH);
		int push = JsonPath.read(announce(this.api, 201, path, PUSH), "$.id");
		String next = JsonPath.read(this.api.call(200, GET, path + "?limit=1"), "$.next");
		this.api.call(200, GET, path + "?cursor=" + next);
		this.api.call(400, GET, path + "?limit=0");
		this.api.call(404, GET, UNKNOWN);
		this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE).call(406, GET, path);
		forbidden(GET, path);
		this.api.call(204, DELETE, path + "/" + push);
		this.api.call(204, DELETE, path + "/" + push);
		this.api.call(404, DELETE, path + "/999999999");
		forbidden(DELETE, path + "/" + push);
	}

	void capacity() {
		this.api.call(200, GET, CAPACITY);
		this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE).call(406, GET, CAPACITY);
		forbidden(GET, CAPACITY);
	}

	void inTrouble() {
		String path = path("");
		this.trouble.broken(() -> failing(500, path));
		this.trouble.away(() -> failing(503, path));
		this.api.call(200, GET, CAPACITY);
	}

	private void failing(int status, String path) {
		announce(this.api, status, path, PUSH);
		this.api.call(status, GET, path);
		this.api.call(status, DELETE, path + "/1");
		this.api.call(status, GET, CAPACITY);
	}

	private void forbidden(HttpMethod method, String path) {
		this.anonymous.call(401, method, path);
		this.anonymous.as(DevelopmentKeys.STATS_API_KEY).call(403, method, path);
	}

	/** The pushes of a new campaign. */
	private String path(String fields) {
		String campaign = this.api.send(201, POST, "/v1/campaigns", MediaType.APPLICATION_JSON_VALUE,
				"{\"name\": \"sale\", \"target\": \"https://example.com\"%s}".formatted(fields));
		return "/v1/campaigns/" + JsonPath.<Integer>read(campaign, "$.id") + "/pushes";
	}

	private static String announce(ContractCalls calls, int status, String path, String body) {
		return calls.send(status, POST, path, MediaType.APPLICATION_JSON_VALUE, body);
	}

}
