package io.spillway.web;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpillwayTest
class SecurityHeaderTests {

	private final WebTestClient client;

	SecurityHeaderTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /robots.txt, '', 200", "OPTIONS, /unknownlink0, '', 200", "GET, /unknownlink0, '', 404",
			"HEAD, /unknownlink0, '', 404", "GET, /, '', 404", "GET, /a;b, '', 404", "POST, /unknownlink0, '', 405",
			"TRACE, /unknownlink0, '', 405", "GET, /v1/links/a, '', 401", "GET, /v1/links/a, sw_wrong, 401",
			"GET, /v1/links/a, " + DevelopmentKeys.STATS_API_KEY + ", 403",
			"GET, /v1/links/a, " + DevelopmentKeys.API_KEY + ", 404",
			"PUT, /v1/links/a, " + DevelopmentKeys.API_KEY + ", 405",
			"POST, /v1/links, " + DevelopmentKeys.API_KEY + ", 415" })
	void everyAnswerTellsBrowsersToDoNoMoreThanShowIt(HttpMethod method, String path, String apiKey, int status) {
		assertHeaders(this.client.method(method)
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(apiKey))
			.exchange()
			.expectStatus()
			.isEqualTo(status));
	}

	@Test
	void soDoThePages() {
		assertHeaders(this.client.get()
			.uri("/unknownlink0")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML));
	}

	@Test
	void soDoesALinkThroughItsLife() {
		Api api = new Api(this.client);
		String json = "{\"target\": \"https://example.com/\"}";
		assertHeaders(api.create(json).expectStatus().isCreated());
		assertHeaders(api.create("{").expectStatus().isBadRequest());
		String token = api.token(json);
		assertHeaders(api.lookup(token).expectStatus().isOk());
		assertHeaders(api.click(token).expectStatus().isFound());
		assertHeaders(api.revoke(token).expectStatus().isNoContent());
		assertHeaders(api.click(token).expectStatus().isEqualTo(410));
	}

	private static void assertHeaders(ResponseSpec answer) {
		answer.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("X-Frame-Options", "DENY")
			.expectHeader()
			.valueEquals("Content-Security-Policy",
					"default-src 'none'; style-src 'unsafe-inline'; "
							+ "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
			.expectHeader()
			.doesNotExist("Server");
	}

}
