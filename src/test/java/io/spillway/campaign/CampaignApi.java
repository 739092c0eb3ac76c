package io.spillway.campaign;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import io.spillway.web.Api;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Calls of campaigns as their users make them. */
public final class CampaignApi {

	public static final String PATH = "/v1/campaigns";

	static final String MERGE_PATCH = "application/merge-patch+json";

	private final WebTestClient client;

	public CampaignApi(WebTestClient client) {
		this.client = Api.reading(client)
			.mutate()
			.defaultHeaders((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.build();
	}

	public ResponseSpec create(String json, String... idempotencyKeys) {
		return this.client.post()
			.uri(PATH)
			.header("Idempotency-Key", idempotencyKeys)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(json)
			.exchange();
	}

	/** Makes a campaign of a target and any other fields, and returns its number. */
	public int created(String target, String... fields) {
		String others = (fields.length > 0) ? ", " + String.join(", ", fields) : "";
		return json(create("{\"name\": \"sale\", \"target\": \"%s\"%s}".formatted(target, others)).expectStatus()
			.isCreated()).path("id").intValue();
	}

	ResponseSpec list(String query) {
		return this.client.get().uri(PATH + query).exchange();
	}

	ResponseSpec get(Object id, String... ifNoneMatch) {
		return this.client.get().uri(PATH + "/{id}", id).header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch).exchange();
	}

	ResponseSpec patch(Object id, String json, String... ifMatch) {
		return patchAs(MERGE_PATCH, id, json, ifMatch);
	}

	ResponseSpec patchAs(String mediaType, Object id, String json, String... ifMatch) {
		return this.client.patch()
			.uri(PATH + "/{id}", id)
			.header(HttpHeaders.IF_MATCH, ifMatch)
			.header(HttpHeaders.CONTENT_TYPE, mediaType)
			.bodyValue(json)
			.exchange();
	}

	/** Changes a campaign, whatever it is. */
	public void change(int id, String json) {
		patch(id, json, "*").expectStatus().isOk();
	}

	/** PUT or DELETE of what is denied: nothing more for all, or a recipient. */
	public ResponseSpec denied(HttpMethod method, Object id, Object... recipient) {
		String rest = (recipient.length > 0) ? "/denied/" + recipient[0] : "/denied";
		return this.client.method(method).uri(PATH + "/" + id + rest).exchange();
	}

	static JsonNode json(ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
	}

	static String tag(ResponseSpec answer) {
		EntityExchangeResult<byte[]> result = answer.expectBody().returnResult();
		return Objects.requireNonNull(result.getResponseHeaders().getETag());
	}

}
