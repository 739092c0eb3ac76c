package io.spillway.link;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A body of known length is taken beneath WebFlux, one in chunks is not: a caller must
 * not be able to tell.
 */
@SpillwayTest
class CreateRouteTests {

	private static final int MAX_BODY = 65_536;

	@Autowired
	WebTestClient client;

	@ParameterizedTest
	@ValueSource(strings = { "{\"target\":\"https://example.com/\"}",
			"{\"target\":\"https://example.com/\",\"kind\":\"sealed\",\"data\":{\"a\":1},\"label\":\"봄\"}",
			"{\"target\":\"ftp://example.com/\",\"kind\":\"other\"}", "{\"target\":1}", "{\"unknown\":1}", "{", "null",
			"[]", "\uFEFF{}" })
	void bothWaysAnswerTheSame(String body) {
		assertThat(plain(body, DevelopmentKeys.API_KEY)).isEqualTo(chunked(body, DevelopmentKeys.API_KEY));
	}

	@ParameterizedTest
	@ValueSource(strings = { DevelopmentKeys.STATS_API_KEY, "unknown" })
	void bothWaysRefuseTheSame(String apiKey) {
		String body = "{\"target\":\"https://example.com/\"}";
		assertThat(plain(body, apiKey)).isEqualTo(chunked(body, apiKey));
	}

	@Test
	void aBodyMayHaveUpTo64KiB() {
		assertThat(plain(bodyOf(MAX_BODY), DevelopmentKeys.API_KEY)).contains("422 UNPROCESSABLE_ENTITY")
			.isEqualTo(chunked(bodyOf(MAX_BODY), DevelopmentKeys.API_KEY));
		assertThat(plain(bodyOf(MAX_BODY + 1), DevelopmentKeys.API_KEY)).contains("413 PAYLOAD_TOO_LARGE")
			.isEqualTo(chunked(bodyOf(MAX_BODY + 1), DevelopmentKeys.API_KEY));
	}

	private static String bodyOf(int bytes) {
		String frame = "{\"target\":\"\"}";
		return frame.replace("\"\"", "\"" + "a".repeat(bytes - frame.length()) + "\"");
	}

	private String plain(String body, String apiKey) {
		return describe(post(apiKey).bodyValue(body.getBytes(StandardCharsets.UTF_8)).exchange());
	}

	private String chunked(String body, String apiKey) {
		Flux<DataBuffer> chunks = Flux
			.just(DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(StandardCharsets.UTF_8)));
		return describe(post(apiKey).body(BodyInserters.fromDataBuffers(chunks)).exchange());
	}

	private RequestBodySpec post(String apiKey) {
		return this.client.post()
			.uri("/v1/links")
			.headers((headers) -> headers.setBearerAuth(apiKey))
			.contentType(MediaType.APPLICATION_JSON);
	}

	/** Status, headers and body, without what differs between any two answers. */
	private static String describe(WebTestClient.ResponseSpec response) {
		EntityExchangeResult<String> result = response.expectBody(String.class).returnResult();
		Map<String, String> headers = new TreeMap<>();
		result.getResponseHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
		headers.computeIfPresent("location", (_, location) -> location.replaceAll("[^/]+$", "…"));
		headers.computeIfPresent("content-length", (_, _) -> "…");
		String body = String.valueOf(result.getResponseBody())
			.replaceAll("(\"token\":\"|localhost:8080/)[^\"]+", "$1…")
			.replaceAll("(\"createdAt\":\")[^\"]+", "$1…");
		return "%s %s %s".formatted(result.getStatus(), headers, body);
	}

}
