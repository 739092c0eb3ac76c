package io.spillway.overload;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class ShedCallTests {

	/** Of tests before these, whose clients did not wait for them. */
	private static final int CALLS_THAT_MAY_END = 8;

	@Autowired
	WebTestClient client;

	@Autowired
	ConcurrencyLimit limit;

	private int begun;

	@BeforeEach
	void reachTheLimit() {
		for (int beyond = 0; beyond < CALLS_THAT_MAY_END; this.begun++) {
			beyond += this.limit.isReached() ? 1 : 0;
			this.limit.begin();
		}
	}

	@AfterEach
	void endCalls() {
		for (; this.begun > 0; this.begun--) {
			this.limit.end(0, 0);
		}
	}

	@Test
	void oneCallMoreThanAllowedIsToldToComeBack() {
		create().expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "1")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.cacheControl(CacheControl.noStore())
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:unavailable");
	}

	@Test
	void clicksAreAnsweredNevertheless() {
		this.client.get().uri("/000000000000").exchange().expectStatus().isNotFound();
	}

	@Test
	void aCallIsTakenOnAsSoonAsAnotherHasEnded() {
		for (; this.limit.isReached(); this.begun--) {
			this.limit.end(0, 0);
		}
		create().expectStatus().isCreated();
	}

	private WebTestClient.ResponseSpec create() {
		return this.client.post()
			.uri("/v1/links")
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"target\": \"https://example.com/\"}")
			.exchange();
	}

}
