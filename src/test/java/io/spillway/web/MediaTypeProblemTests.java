package io.spillway.web;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class MediaTypeProblemTests {

	@Autowired
	WebTestClient client;

	@Test
	void acceptNamesWhatTheAnswerIs() {
		expect(this.client.get()
			.uri("/v1/links/any")
			.headers(MediaTypeProblemTests::authenticate)
			.accept(MediaType.TEXT_HTML), HttpStatus.NOT_ACCEPTABLE, "The answer is application/json.");
	}

	@Test
	void acceptOfNoFormIsSaidToBeSo() {
		expect(this.client.get().uri("/robots.txt").header(HttpHeaders.ACCEPT, "text"), HttpStatus.NOT_ACCEPTABLE,
				"The Accept header cannot be read.");
	}

	@Test
	void contentTypeNamesWhatTheBodyMustBe() {
		expect(this.client.post()
			.uri("/v1/links")
			.headers(MediaTypeProblemTests::authenticate)
			.contentType(MediaType.TEXT_PLAIN)
			.bodyValue("{}"), HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
	}

	private static void authenticate(HttpHeaders headers) {
		headers.setBearerAuth(DevelopmentKeys.API_KEY);
	}

	private static void expect(WebTestClient.RequestHeadersSpec<?> request, HttpStatus status, String detail) {
		request.exchange().expectStatus().isEqualTo(status).expectBody().jsonPath("$.detail").isEqualTo(detail);
	}

}
