package io.spillway.web;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class BadBodyTests {

	private final WebTestClient client;

	BadBodyTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			{"target":"S3CRET"                          => malformed-json => "Line 1, column 19."
			{"target":'S3CRET'}                         => malformed-json => "Line 1, column 11."
			{"target":"S3CRET"} x                       => malformed-json => "Line 1, column 21."
			{"target":"S3CRET"}{}                       => malformed-json => "Line 1, column 20."
			{"target":"S3CRET","target":"S3CRET"}       => malformed-json => "Line 1, column 28."
			{"target":"S3CRET","data":{"a":1,"a":2}}    => malformed-json => "Line 1, column 37."
			{"target":"S3CRET"/*comment*/}              => malformed-json => "Line 1, column 19."
			{"target":"S3CRET","data":NaN}              => malformed-json => "Line 1, column 30."
			{"target":"S3CRET","data":01}               => malformed-json => "Line 1, column 28."
			S3CRET                                      => malformed-json => "Line 1, column 1."
			null                                        => bad-request    => "No request body."
			~~                                          => bad-request    => "No request body."
			""")
	void whatIsNoJsonIsRefused(String body, String type, String detail) {
		String answer = Problems.assertProblem(post(body.getBytes(StandardCharsets.UTF_8)), 400, type);
		assertThat(answer).endsWith("\"status\":400,\"detail\":" + detail + "}");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
			{"target":1}                        => /target    => This must be a string.
			{"target":true}                     => /target    => This must be a string.
			{"target":["S3CRET"]}               => /target    => This must be a string.
			{"target":{"S3CRET":1}}             => /target    => This must be a string.
			{"target":"S3CRET","kind":0}        => /kind      => This must be a string.
			{"expiresAt":1893456000}            => /expiresAt => This must be a string.
			{"label":1.5}                       => /label     => This must be a string.
			{"passQuery":"true"}                => /passQuery => This must be true or false.
			{"passQuery":""}                    => /passQuery => This must be true or false.
			{"passQuery":1}                     => /passQuery => This must be true or false.
			{"passQuery":{}}                    => /passQuery => This must be true or false.
			[]                                  => ~~         => This must be an object.
			"S3CRET"                            => ~~         => This must be an object.
			1                                   => ~~         => This must be an object.
			""")
	void aFieldOfTheWrongTypeIsNamed(String body, String pointer, String detail) {
		String answer = Problems.assertProblem(post(body.getBytes(StandardCharsets.UTF_8)), 400, "wrong-type");
		assertThat(answer).endsWith("\"errors\":[{\"pointer\":\"%s\",\"detail\":\"%s\"}]}".formatted(pointer, detail));
	}

	@ParameterizedTest
	@CsvSource({ "unknown, /unknown", "Target, /Target", "a/b~c, /a~1b~0c", "'', /" })
	void anUnknownFieldIsNamed(String field, String pointer) {
		String body = "{\"target\":\"S3CRET\",\"%s\":\"S3CRET\"}".formatted(field);
		String answer = Problems.assertProblem(post(body.getBytes(StandardCharsets.UTF_8)), 400, "unknown-field");
		assertThat(answer).contains("\"pointer\":\"" + pointer + "\"");
	}

	@ParameterizedTest
	@MethodSource
	void jsonBeyondTheLimitsIsRefused(String data) {
		String body = "{\"target\":\"S3CRET\",\"data\":" + data + "}";
		String answer = Problems.assertProblem(post(body.getBytes(StandardCharsets.UTF_8)), 400, "malformed-json");
		assertThat(answer).contains("It is nested too deeply, or a name or number in it is too long.");
	}

	static Stream<Arguments> jsonBeyondTheLimitsIsRefused() {
		return Stream.of(Arguments.of("[".repeat(1000) + "]".repeat(1000)),
				Arguments.of("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)), Arguments.of("1".repeat(1001)),
				Arguments.of("{\"" + "a".repeat(50_001) + "\":1}"));
	}

	@Test
	void jsonAtTheLimitsIsTaken() {
		String nested = "[".repeat(999) + "]".repeat(999);
		post("{\"target\":\"https://example.com/\",\"data\":%s}".formatted(nested).getBytes(StandardCharsets.UTF_8))
			.expectStatus()
			.isCreated()
			.expectBody(String.class)
			.value((link) -> assertThat(link).endsWith(nested + "}"));
	}

	@Test
	void aBodyThatIsNotUtf8IsRefused() {
		Problems.assertProblem(post("{\"target\":\"\u00e9S3CRET\"}".getBytes(StandardCharsets.ISO_8859_1)), 400,
				"malformed-json");
		Problems.assertProblem(post("{\"\u00e9S3CRET\":1}".getBytes(StandardCharsets.ISO_8859_1)), 400,
				"malformed-json");
	}

	private ResponseSpec post(byte[] body) {
		return this.client.post()
			.uri("/v1/links")
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

}
