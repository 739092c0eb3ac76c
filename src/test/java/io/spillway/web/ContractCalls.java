package io.spillway.web;

import java.time.Instant;

import com.jayway.jsonpath.JsonPath;
import io.spillway.development.DevelopmentKeys;
import io.spillway.token.KeyRing;
import io.spillway.token.LinkPayload;
import io.spillway.token.SealedTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of the service.
 *
 * @param client how to call it
 */
record ContractCalls(WebTestClient client) {

	/** The same calls with a header. */
	ContractCalls with(String header, String value) {
		return new ContractCalls(this.client.mutate().defaultHeader(header, value).build());
	}

	/** The same calls with an API key. */
	ContractCalls as(String apiKey) {
		return with(HttpHeaders.AUTHORIZATION, "Bearer " + apiKey);
	}

	/** The same calls as one who may make links. */
	ContractCalls authenticated() {
		return as(DevelopmentKeys.API_KEY);
	}

	/** Expects a status, and gives the body. */
	String call(int status, HttpMethod method, String path) {
		return body(status, this.client.method(method).uri(path));
	}

	/** Sends a body, and gives that of the answer. */
	String send(int status, HttpMethod method, String path, String mediaType, String body) {
		return body(status,
				this.client.method(method).uri(path).header(HttpHeaders.CONTENT_TYPE, mediaType).bodyValue(body));
	}

	/** Posts a body to make a link, and gives that of the answer. */
	String post(int status, @Nullable String body) {
		WebTestClient.RequestBodySpec request = this.client.post()
			.uri("/v1/links")
			.contentType(MediaType.APPLICATION_JSON);
		return body(status, (body != null) ? request.bodyValue(body) : request);
	}

	/** Makes a link, and gives its token. */
	String create(String body) {
		return JsonPath.read(post(201, body), "$.token");
	}

	/** Clicks in all ways: for JSON, for a page, and only for the head. */
	void click(int status, String path) {
		call(status, HttpMethod.GET, path);
		with(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE).call(status, HttpMethod.GET, path);
		call(status, HttpMethod.HEAD, path);
	}

	/** Clicks as an app, with and without the body. */
	void open(int status, String path) {
		ContractCalls app = with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
		app.call(status, HttpMethod.GET, path);
		app.call(status, HttpMethod.HEAD, path);
	}

	private static String body(int status, WebTestClient.RequestHeadersSpec<?> request) {
		EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
		assertThat(result.getStatus().value()).as("%s", result).isEqualTo(status);
		byte[] body = result.getResponseBody();
		return (body != null) ? new String(body, UTF_8) : "";
	}

	/** The token of a link that has expired. */
	static String expired(KeyRing ring) {
		return new SealedTokens(ring).seal(
				new LinkPayload(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), "https://example.com", null, null, false));
	}

}
