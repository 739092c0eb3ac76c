package io.spillway.database;

import com.jayway.jsonpath.JsonPath;
import io.spillway.development.DevelopmentKeys;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The service as its callers know it. */
record LinksApi(WebTestClient client) {

	static final String TARGET = "https://example.com/target";

	WebTestClient.ResponseSpec create(String kind, String... keys) {
		return this.client.post().uri("/v1/links").headers((headers) -> {
			headers.setBearerAuth(DevelopmentKeys.API_KEY);
			for (String key : keys) {
				headers.add("Idempotency-Key", key);
			}
		})
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"target\":\"%s\",\"kind\":\"%s\"}".formatted(TARGET, kind))
			.exchange();
	}

	/** The token of a new link. */
	String created(String kind, String... keys) {
		byte[] body = create(kind, keys).expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return JsonPath.read(new String((body != null) ? body : new byte[0], UTF_8), "$.token");
	}

	WebTestClient.ResponseSpec click(String token) {
		return this.client.get().uri("/{token}", token).exchange();
	}

	WebTestClient.ResponseSpec lookup(String token) {
		return this.client.get()
			.uri("/v1/links/{token}", token)
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.exchange();
	}

	WebTestClient.ResponseSpec revoke(String token) {
		return this.client.delete()
			.uri("/v1/links/{token}", token)
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.exchange();
	}

	int clickStatus(String token) {
		return status(click(token));
	}

	/** The status, with the body read: otherwise it would be left in memory. */
	static int status(WebTestClient.ResponseSpec answer) {
		return answer.expectBody().returnResult().getStatus().value();
	}

	static void assertUnavailable(WebTestClient.ResponseSpec answer) {
		answer.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals("Retry-After", "1")
			.expectHeader()
			.doesNotExist("Location")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:unavailable");
	}

}
