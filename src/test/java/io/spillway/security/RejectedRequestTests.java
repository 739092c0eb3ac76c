package io.spillway.security;

import java.net.URI;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class RejectedRequestTests {

	private static final String PROBLEM = "urn:spillway:problem:bad-request";

	@Autowired
	WebTestClient client;

	@LocalServerPort
	int port;

	private WebTestClient api;

	@BeforeEach
	void authenticate() {
		this.api = this.client.mutate()
			.defaultHeaders((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.build();
	}

	@Test
	void pathIsAnsweredWithAProblem() {
		expectProblem(this.api.get().uri(uri("/v1/links/a%2Fb")));
	}

	@Test
	void headerIsAnsweredWithAProblem() {
		// What is left of UTF-8 in a header, read as ISO 8859-1.
		expectProblem(this.api.post()
			.uri("/v1/links")
			.header("Idempotency-Key", "\u00ed\u0095\u009c")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"target\": \"https://example.com\"}"));
	}

	@Test
	void methodIsAnsweredWithAProblem() {
		expectProblem(this.api.method(HttpMethod.TRACE).uri("/v1/links/any"));
	}

	@Test
	void clickOfABrowserIsAnsweredWithAPage() {
		this.client.get()
			.uri(uri("/a;b"))
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("<title>Something went wrong</title>"));
	}

	/** Not from a template, which would be encoded. */
	private URI uri(String path) {
		return URI.create("http://localhost:%d%s".formatted(this.port, path));
	}

	private static void expectProblem(WebTestClient.RequestHeadersSpec<?> request) {
		request.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.BAD_REQUEST)
			.expectHeader()
			.valueEquals(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo(PROBLEM);
	}

}
