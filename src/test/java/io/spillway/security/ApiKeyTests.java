package io.spillway.security;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class ApiKeyTests {

	private final WebTestClient client;

	ApiKeyTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client);
	}

	@ParameterizedTest
	@CsvSource({ "POST, /v1/links", "GET, /v1/links/unknownlink0", "DELETE, /v1/links/unknownlink0", "GET, /v1",
			"GET, /v1/unknown", "PUT, /v1/links", "OPTIONS, /v1/links" })
	void withoutAKeyNothingIsSaidOfTheApi(HttpMethod method, String path) {
		this.client.method(method)
			.uri(path)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"spillway\"")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"type": "urn:spillway:problem:unauthenticated", "title": "A valid API key is needed", "status": 401,
					"detail": "Send an API key as Authorization: Bearer <key>."}
					""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer sw_unknown", "Bearer " + DevelopmentKeys.API_KEY + "x", "Bearer", "Basic c3c6a2V5",
			DevelopmentKeys.API_KEY, "Bearer " + DevelopmentKeys.API_KEY + " x" })
	void aWrongKeyIsLikeNone(String authorization) {
		this.client.get()
			.uri("/v1/links/unknownlink0")
			.header("Authorization", authorization)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"spillway\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer ", "bearer ", "BEARER  " })
	void theSchemeMayBeWrittenInAnyCase(String scheme) {
		this.client.get()
			.uri("/v1/links/unknownlink0")
			.header("Authorization", scheme + DevelopmentKeys.API_KEY)
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	@Test
	void aKeyWithoutTheScopeIsRefused() {
		this.client.get()
			.uri("/v1/links/unknownlink0")
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.STATS_API_KEY))
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectHeader()
			.valueEquals("WWW-Authenticate", "Bearer realm=\"spillway\", error=\"insufficient_scope\"")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:forbidden");
	}

	@Test
	void withAKeyAnUnknownPathIsNotFound() {
		this.client.get()
			.uri("/v1/unknown")
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.STATS_API_KEY))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	@Test
	void allKeysSeeTheSameLinks() {
		String token = new Api(this.client).token("{\"target\": \"https://example.com/\"}");
		this.client.get()
			.uri("/v1/links/{token}", token)
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.OTHER_API_KEY))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void noSessionIsBegun() {
		this.client.get()
			.uri("/v1/links/unknownlink0")
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.exchange()
			.expectHeader()
			.doesNotExist("Set-Cookie");
	}

}
