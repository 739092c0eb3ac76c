package io.spillway.capacity;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.campaign.CampaignApi;
import io.spillway.development.DevelopmentKeys;
import io.spillway.web.Api;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Calls of pushes and of capacity as their users make them. */
public final class PushApi {

	private final WebTestClient client;

	public PushApi(WebTestClient client) {
		this(client, DevelopmentKeys.API_KEY);
	}

	PushApi(WebTestClient client, String apiKey) {
		this.client = Api.reading(client).mutate().defaultHeaders((headers) -> headers.setBearerAuth(apiKey)).build();
	}

	static String path(Object campaign) {
		return CampaignApi.PATH + "/" + campaign + "/pushes";
	}

	ResponseSpec announce(Object campaign, String json, String... idempotencyKeys) {
		return this.client.post()
			.uri(path(campaign))
			.header("Idempotency-Key", idempotencyKeys)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(json)
			.exchange();
	}

	/** Announces a push, and returns its number. */
	public long announced(int campaign, Instant at, long recipients) {
		return json(announce(campaign, body(at, recipients)).expectStatus().isCreated()).path("id").longValue();
	}

	static String body(Instant at, long recipients) {
		return """
				{"at": "%s", "recipients": %d}""".formatted(at, recipients);
	}

	public ResponseSpec list(Object campaign, String query) {
		return this.client.get().uri(path(campaign) + query).exchange();
	}

	public ResponseSpec get(Object campaign, Object push) {
		return this.client.get().uri(path(campaign) + "/" + push).exchange();
	}

	public ResponseSpec withdraw(Object campaign, Object push) {
		return this.client.delete().uri(path(campaign) + "/" + push).exchange();
	}

	/** How many replicas are needed. */
	public ResponseSpec capacity() {
		return this.client.get().uri("/v1/capacity").exchange();
	}

	static JsonNode json(ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
	}

}
