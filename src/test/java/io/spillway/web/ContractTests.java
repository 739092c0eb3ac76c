package io.spillway.web;

import java.time.Instant;
import java.util.stream.Stream;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.token.KeyRing;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.DefaultUriBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

@SpillwayTest
@TestPropertySource(properties = { "spillway.apps.ios[0].app-id=TEAMID1234.com.example.app",
		"spillway.apps.android[0].package-name=com.example.app",
		"spillway.apps.android[0].sha256-cert-fingerprints=" + ContractTests.FINGERPRINT })
class ContractTests {

	static final String FINGERPRINT = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:"
			+ "16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";

	private static final String LINK = "{\"target\": \"https://example.com/a?b=c\"}";

	private static final String FULL_LINK = """
			{"target": "https://example.com/세일", "kind": "sealed", "expiresAt": "2999-01-01T00:00:00+09:00",
				"data": {"order": [1.10, null]}, "label": "겨울 세일", "passQuery": true,
				"targets": {"ios": "https://example.com/아이", "android": "https://example.com/a"}, "appData": true}""";

	/** What is left of UTF-8 in a header, read as ISO 8859-1. */
	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	@Autowired
	KeyRing ring;

	@Autowired
	PrometheusMeterRegistry meters;

	@LocalServerPort
	int port;

	@Test
	void everyResponseOfTheContractIsSeen() {
		Contract contract = Contract.of(this.client);
		ContractRecorder recorder = new ContractRecorder(contract);
		ContractCalls calls = calls(recorder);
		documents(calls);
		madeAndRefused(calls, calls.authenticated());
		lookedUpAndRevoked(calls, calls.authenticated());
		DatabaseTrouble trouble = new DatabaseTrouble(this.database);
		inTrouble(calls, calls.authenticated(), trouble);
		campaigns(new ContractCampaigns(calls, calls.authenticated(), trouble));
		bulk(new ContractBulk(calls, calls.authenticated()));
		pushes(new ContractPushes(calls, calls.authenticated(), trouble, Instant.now()));
		statistics(new ContractStatistics(calls, calls.authenticated(), trouble));
		new ContractCampaigns(calls, calls.authenticated(), trouble).usedUp(this.database);
		assertThat(recorder.responses()).containsExactlyInAnyOrderElementsOf(contract.responses());
		assertThat(recorder.problems()).containsExactlyInAnyOrderElementsOf(problemsOfOperations());
	}

	/** Paths are sent as they are, not as templates, which would be encoded. */
	private ContractCalls calls(ContractRecorder recorder) {
		DefaultUriBuilderFactory uris = new DefaultUriBuilderFactory("http://localhost:" + this.port);
		uris.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.NONE);
		WebTestClient recorded = Contract.reading(this.client)
			.mutate()
			.uriBuilderFactory(uris)
			.entityExchangeResultConsumer(recorder)
			.build();
		return new ContractCalls(recorded);
	}

	private void campaigns(ContractCampaigns campaigns) {
		campaigns.madeAndRefused();
		campaigns.shownAndChanged(this.ring);
		campaigns.linksOfRecipients();
		campaigns.denied(this.ring);
		campaigns.inTrouble();
	}

	private static void pushes(ContractPushes pushes) {
		pushes.announcedAndRefused();
		pushes.listedShownAndWithdrawn();
		pushes.capacity();
		pushes.inTrouble();
	}

	private void statistics(ContractStatistics statistics) {
		statistics.shownAndRefused();
		statistics.watched(this.port, this.meters);
		statistics.inTrouble();
	}

	private void bulk(ContractBulk bulk) {
		bulk.made();
		bulk.refused();
		bulk.tooMany(this.port);
	}

	private static void documents(ContractCalls calls) {
		for (String path : new String[] { "/openapi.yaml", "/robots.txt" }) {
			calls.call(200, GET, path);
			calls.with(HttpHeaders.ACCEPT, "text").call(406, GET, path);
		}
		calls.call(200, GET, "/.well-known/apple-app-site-association");
		calls.call(200, GET, "/.well-known/assetlinks.json");
	}

	private void madeAndRefused(ContractCalls anonymous, ContractCalls api) {
		ContractCalls idempotent = api.with("Idempotency-Key", "a");
		assertThat(idempotent.post(201, LINK)).isEqualTo(idempotent.post(201, LINK));
		idempotent.post(422, FULL_LINK);
		new DatabaseTrouble(this.database).busyWith("development", "a", () -> idempotent.post(409, LINK));
		api.with("Idempotency-Key", "a b").post(400, LINK);
		for (String body : new String[] { "null", "{", "[]", "{\"x\": 1}", "{\"target\": 1}",
				"{\"data\": 1, \"data\": 1}" }) {
			api.post(400, body);
		}
		api.post(400, null);
		anonymous.post(401, LINK);
		anonymous.as(DevelopmentKeys.STATS_API_KEY).post(403, LINK);
		api.with(HttpHeaders.ACCEPT, "text/html").post(406, LINK);
		api.post(413, "\"%s\"".formatted("x".repeat(65_536)));
		api.call(415, HttpMethod.POST, "/v1/links");
		api.post(422, "{}");
		api.post(422, "{\"kind\": \"sealed\", \"target\": \"https://example.com/%s\"}".formatted("x".repeat(2000)));
	}

	private void lookedUpAndRevoked(ContractCalls anonymous, ContractCalls api) {
		for (String body : new String[] { LINK, FULL_LINK }) {
			String token = api.create(body);
			anonymous.click(302, "/%s?utm=x&utm=y".formatted(token));
			anonymous.open(200, "/%s?utm=x&utm=y".formatted(token));
			api.call(204, DELETE, "/v1/links/" + token);
			assertThat(api.call(200, GET, "/v1/links/" + token)).contains("\"status\":\"revoked\"");
			anonymous.click(410, "/" + token);
			anonymous.open(410, "/" + token);
		}
		String expired = ContractCalls.expired(this.ring);
		assertThat(api.call(200, GET, "/v1/links/" + expired)).contains("\"status\":\"expired\"");
		anonymous.click(410, "/" + expired);
		anonymous.click(404, "/unknown");
		api.with(HttpHeaders.ACCEPT, "text/html").call(406, GET, "/v1/links/unknown");
		for (HttpMethod method : new HttpMethod[] { GET, DELETE }) {
			api.call(404, method, "/v1/links/a%2Fb");
			anonymous.call(401, method, "/v1/links/unknown");
			anonymous.as(DevelopmentKeys.STATS_API_KEY).call(403, method, "/v1/links/unknown");
			api.call(404, method, "/v1/links/unknown");
		}
	}

	private static void inTrouble(ContractCalls anonymous, ContractCalls api, DatabaseTrouble trouble) {
		String stored = api.create(LINK);
		String sealed = api.create(FULL_LINK);
		trouble.broken(() -> callsOfStoredLinks(500, stored, anonymous, api));
		trouble.away(() -> {
			callsOfStoredLinks(503, stored, anonymous, api);
			api.create(FULL_LINK);
			anonymous.call(302, HEAD, "/" + sealed);
		});
		api.call(200, GET, "/v1/links/" + stored);
	}

	private static void callsOfStoredLinks(int status, String token, ContractCalls anonymous, ContractCalls api) {
		api.post(status, LINK);
		api.call(status, GET, "/v1/links/" + token);
		api.call(status, DELETE, "/v1/links/" + token);
		anonymous.click(status, "/" + token);
	}

	/**
	 * All but those that no operation owns: of a wrong method, and of a client that
	 * stalls.
	 */
	private static Iterable<String> problemsOfOperations() {
		return Stream.of(ProblemType.values())
			.filter((type) -> type != ProblemType.METHOD_NOT_ALLOWED && type != ProblemType.REQUEST_TIMEOUT)
			.map((type) -> type.uri().toString())
			.toList();
	}

}
