package io.spillway.web;

import java.nio.charset.StandardCharsets;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class BadRequestTests {

	private static final String LINK = "{\"target\":\"https://example.com/\"}";

	private static final int MOST_BYTES = 65_536;

	private final WebTestClient client;

	BadRequestTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "application/vnd.s3cret+json", "application/*", "*/*",
			"application/x-www-form-urlencoded", "multipart/form-data;boundary=s3cret", "s3cret", "", ";",
			"application/json;charset=s3cret" })
	void anotherMediaTypeThanJsonIsRefused(String type) {
		String answer = Problems.assertProblem(post().header("Content-Type", type).body(text(LINK)).exchange(), 415,
				"unsupported-media-type");
		assertThat(answer).contains("\"The body must be application/json.\"");
	}

	@Test
	void aBodyWithoutAMediaTypeIsRefused() {
		Problems.assertProblem(post().body((request, _) -> request.setComplete()).exchange(), 415,
				"unsupported-media-type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json;charset=utf-8", "APPLICATION/JSON", "application/json; a=b" })
	void jsonIsTakenHoweverItIsWritten(String type) {
		post().header("Content-Type", type).body(text(LINK)).exchange().expectStatus().isCreated();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "image/png", "application/xml", "s3cret", "*/", "text/html;q=s3cret",
			"application/json;q=7" })
	void whoDoesNotTakeJsonGetsNothing(String accept) {
		Problems.assertProblem(
				post().contentType(MediaType.APPLICATION_JSON).header("Accept", accept).bodyValue(LINK).exchange(), 406,
				"not-acceptable");
		Problems.assertProblem(request(HttpMethod.GET, "/v1/links/unknownlink0").header("Accept", accept).exchange(),
				406, "not-acceptable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "text/html, application/json;q=0.1", "" })
	void whoTakesJsonAmongOthersGetsIt(String accept) {
		post().contentType(MediaType.APPLICATION_JSON)
			.header("Accept", accept)
			.bodyValue(LINK)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /v1/links, POST", "DELETE, /v1/links, POST", "PUT, /v1/links/s3crets3cret, 'DELETE, GET, HEAD'",
			"POST, /v1/links/s3crets3cret, 'DELETE, GET, HEAD'", "TRACE, /v1/links/s3crets3cret, 'DELETE, GET, HEAD'",
			"S3CRET, /v1/links, POST", "get, /v1/links, POST", "POST, /robots.txt, 'GET, HEAD'",
			"POST, /s3crets3cret, 'GET, HEAD'", "TRACE, /s3crets3cret, 'GET, HEAD'",
			"S3CRET, /s3crets3cret, 'GET, HEAD'" })
	void aMethodThatIsNotAllowedIsRefusedWithThoseThatAre(String method, String path, String allowed) {
		var answer = request(HttpMethod.valueOf(method), path).exchange();
		answer.expectHeader().valueEquals("Allow", allowed);
		Problems.assertProblem(answer, 405, "method-not-allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/s3cret/s3cret", "/v1/s3cret", "/v1/links/", "/v1/links/a/s3cret", "/V1/links/a",
			"/actuator/health", "/index.html/" })
	void whereThereIsNothingNothingIsFound(String path) {
		Problems.assertProblem(request(HttpMethod.GET, path).exchange(), 404, "not-found");
	}

	@Test
	void aBodyMayHave65536Bytes() {
		String longest = LINK.substring(0, LINK.length() - 1) + " ".repeat(MOST_BYTES - LINK.length()) + "}";
		post().contentType(MediaType.APPLICATION_JSON).bodyValue(longest).exchange().expectStatus().isCreated();
		assertThat(Problems.assertProblem(
				post().contentType(MediaType.APPLICATION_JSON).bodyValue(longest + " ").exchange(), 413, "too-large"))
			.contains("\"A body may have 65,536 bytes.\"");
	}

	@Test
	void aBodyInPartsMayHaveNoMore() {
		String part = " ".repeat(4096);
		Flux<String> longest = Flux.just(LINK + part.substring(LINK.length())).concatWith(Flux.just(part).repeat(14));
		post().contentType(MediaType.APPLICATION_JSON)
			.body(longest, String.class)
			.exchange()
			.expectStatus()
			.isCreated();
		Problems.assertProblem(post().contentType(MediaType.APPLICATION_JSON)
			.body(longest.concatWith(Flux.just(" ")), String.class)
			.exchange(), 413, "too-large");
	}

	private RequestBodySpec post() {
		return request(HttpMethod.POST, "/v1/links");
	}

	private RequestBodySpec request(HttpMethod method, String path) {
		return this.client.method(method)
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY));
	}

	/** A body that does not care for the media type that the request names. */
	private static BodyInserter<?, ? super ClientHttpRequest> text(String text) {
		return BodyInserters.fromDataBuffers(
				Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8))));
	}

}
