package io.spillway.web;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

/** Calls of the service as its users make them. */
public final class Api {

	private final WebTestClient client;

	public Api(WebTestClient client) {
		this.client = reading(client);
	}

	/**
	 * The same client, but reading each answer to its end: one that a test does not look
	 * at would leak.
	 */
	public static WebTestClient reading(WebTestClient client) {
		return client.mutate().filter(ExchangeFilterFunction.ofResponseProcessor(Api::read)).build();
	}

	private static Mono<ClientResponse> read(ClientResponse response) {
		return response.bodyToMono(byte[].class)
			.map(DefaultDataBufferFactory.sharedInstance::wrap)
			.map((body) -> response.mutate().body(Flux.just(body)).build())
			.switchIfEmpty(Mono.fromSupplier(() -> response.mutate().body(Flux.empty()).build()));
	}

	public ResponseSpec create(String json) {
		return this.client.post()
			.uri("/v1/links")
			.headers(Api::authorize)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(json)
			.exchange();
	}

	/** Makes a link and returns its token. */
	public String token(String json) {
		JsonNode link = create(json).expectStatus()
			.isCreated()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(link).path("token").textValue();
	}

	public ResponseSpec lookup(String token) {
		return this.client.get().uri("/v1/links/{token}", token).headers(Api::authorize).exchange();
	}

	public ResponseSpec revoke(String token) {
		return this.client.delete().uri("/v1/links/{token}", token).headers(Api::authorize).exchange();
	}

	public ResponseSpec click(String token) {
		return this.client.get().uri("/{token}", token).exchange();
	}

	private static void authorize(HttpHeaders headers) {
		headers.setBearerAuth(DevelopmentKeys.API_KEY);
	}

}
