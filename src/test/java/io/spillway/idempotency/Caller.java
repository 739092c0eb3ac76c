package io.spillway.idempotency;

import io.spillway.development.DevelopmentKeys;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Sends requests to make links with an Idempotency-Key. */
record Caller(WebTestClient client) {

	WebTestClient.ResponseSpec create(String body, String... keys) {
		return createAs(DevelopmentKeys.API_KEY, body, keys);
	}

	WebTestClient.ResponseSpec createAs(String apiKey, String body, String... keys) {
		return this.client.post().uri("/v1/links").headers((headers) -> {
			headers.setBearerAuth(apiKey);
			for (String key : keys) {
				headers.add("Idempotency-Key", key);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	/** The answer to a request that succeeds. */
	String created(String body, String key) {
		return String.valueOf(
				create(body, key).expectStatus().isCreated().expectBody(String.class).returnResult().getResponseBody());
	}

}
