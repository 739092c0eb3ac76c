package io.spillway.idempotency;

import java.time.Instant;

import com.jayway.jsonpath.JsonPath;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpillwayTest
class IdempotentCreateTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aRequestThatIsSentTwiceMakesOneLink(String kind) {
		String body = "{\"target\":\"https://example.com/\",\"kind\":\"%s\"}".formatted(kind);
		long before = links();
		String first = caller().created(body, "twice-" + kind);
		String token = JsonPath.read(first, "$.token");
		caller().create(body, "twice-" + kind)
			.expectStatus()
			.isCreated()
			.expectHeader()
			.location("http://localhost:8080/v1/links/" + token)
			.expectBody(String.class)
			.isEqualTo(first);
		assertThat(links() - before).isEqualTo(kind.equals("stored") ? 1 : 0);
	}

	@Test
	void itMayBeWrittenInAnotherWay() {
		String first = caller().created("{\"target\":\"https://example.com/\",\"label\":\"a\"}", "spaces");
		caller().create("{ \"label\": \"\\u0061\", \"target\": \"https://example.com/\" }", "spaces")
			.expectStatus()
			.isCreated()
			.expectBody(String.class)
			.isEqualTo(first);
	}

	@Test
	void anotherBodyIsRefused() {
		caller().created("{\"target\":\"https://example.com/a\"}", "reused");
		caller().create("{\"target\":\"https://example.com/b\"}", "reused")
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:idempotency-key-reused");
	}

	@Test
	void anotherCallerHasKeysOfItsOwn() {
		String first = caller().created("{\"target\":\"https://example.com/a\"}", "everybody's");
		caller().createAs(DevelopmentKeys.OTHER_API_KEY, "{\"target\":\"https://example.com/b\"}", "everybody's")
			.expectStatus()
			.isCreated()
			.expectBody(String.class)
			.value((body) -> assertThat(body).isNotEqualTo(first).contains("https://example.com/b"));
	}

	@Test
	void aRequestThatFailedCanBeCorrected() {
		long before = links();
		caller().create("{\"target\":\"no URL\"}", "corrected")
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:invalid-link");
		caller().created("{\"target\":\"https://example.com/\"}", "corrected");
		assertThat(links() - before).isEqualTo(1);
	}

	@Test
	void aLinkThatHasExpiredSinceIsAnsweredAllTheSame() {
		// The first request of all takes longer than the link lives.
		caller().created("{\"target\":\"https://example.com/\"}", "warm-up");
		Instant expiresAt = Instant.now().plusSeconds(4);
		String body = "{\"target\":\"https://example.com/\",\"expiresAt\":\"%s\"}".formatted(expiresAt);
		String first = caller().created(body, "expired");
		await().until(() -> Instant.now().isAfter(expiresAt));
		caller().create(body, "expired").expectStatus().isCreated().expectBody(String.class).isEqualTo(first);
	}

	@Test
	void theKeyHasAForm() {
		String body = "{\"target\":\"https://example.com/\"}";
		caller().created(body, "k");
		caller().created(body, "k".repeat(255));
		for (String[] keys : new String[][] { { "k".repeat(256) }, { "" }, { "a b" }, { "one", "two" } }) {
			caller().create(body, keys)
				.expectStatus()
				.isBadRequest()
				.expectBody()
				.jsonPath("$.type")
				.isEqualTo("urn:spillway:problem:invalid-idempotency-key");
		}
	}

	private Caller caller() {
		return new Caller(this.client);
	}

	private long links() {
		return Query.number(this.database, "select count(*) from link");
	}

}
