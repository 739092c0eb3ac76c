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
 * @param now when that is
 */
record ContractPushes(ContractCalls anonymous, ContractCalls api, DatabaseTrouble trouble, Instant now) {

	private static final String CAPACITY = "/v1/capacity";

	private static final String UNKNOWN = "/v1/campaigns/16777214/pushes";

	void announcedAndRefused() {
		String path = path("");
		ContractCalls idempotent = this.api.with("Idempotency-Key", "push");
		announce(idempotent, 201, path, push(1_000_000));
		announce(idempotent, 422, path, push(2_000_000));
		this.trouble.busyWith("development", "push", () -> announce(idempotent, 409, path, push(1_000_000)));
		for (String body : new String[] { "null", "{", "[]", "{\"x\": 1}", "{\"recipients\": \"1\"}" }) {
			announce(this.api, 400, path, body);
		}
		announce(this.api.with("Idempotency-Key", "a b"), 400, path, push(1_000_000));
		announce(this.api, 404, UNKNOWN, push(1_000_000));
		announce(this.api, 409, path(", \"endsAt\": \"%s\"".formatted(this.now.plusSeconds(3600))), push(1_000_000));
		announce(this.api, 413, path, "\"%s\"".formatted("x".repeat(65_536)));
		announce(this.api, 422, path, "{}");
		this.api.send(415, POST, path, MediaType.TEXT_PLAIN_VALUE, push(1_000_000));
		announce(this.anonymous, 401, path, push(1_000_000));
		announce(this.anonymous.as(DevelopmentKeys.STATS_API_KEY), 403, path, push(1_000_000));
		announce(this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE), 406, path, push(1_000_000));
	}

	void listedShownAndWithdrawn() {
		String path = path("");
		announce(this.api, 201, path, push(1_000_000));
		int push = JsonPath.read(announce(this.api, 201, path, push(1_000_000)), "$.id");
		String next = JsonPath.read(this.api.call(200, GET, path + "?limit=1"), "$.next");
		this.api.call(200, GET, path + "?cursor=" + next);
		this.api.call(400, GET, path + "?limit=0");
		this.api.call(404, GET, UNKNOWN);
		this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE).call(406, GET, path);
		forbidden(GET, path);
		shownAndWithdrawn(path + "/" + push);
		this.api.call(404, DELETE, path + "/999999999");
	}

	private void shownAndWithdrawn(String push) {
		this.api.call(200, GET, push);
		this.api.with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE).call(406, GET, push);
		this.api.call(204, DELETE, push);
		this.api.call(204, DELETE, push);
		this.api.call(404, GET, push);
		forbidden(GET, push);
		forbidden(DELETE, push);
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
		announce(this.api, status, path, push(1_000_000));
		this.api.call(status, GET, path);
		this.api.call(status, GET, path + "/1");
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

	private String push(long recipients) {
		return "{\"at\": \"%s\", \"recipients\": %d}".formatted(this.now.plus(1, ChronoUnit.DAYS), recipients);
	}

	private static String announce(ContractCalls calls, int status, String path, String body) {
		return calls.send(status, POST, path, MediaType.APPLICATION_JSON_VALUE, body);
	}

}
