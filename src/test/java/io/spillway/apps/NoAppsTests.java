package io.spillway.apps;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class NoAppsTests {

	private final WebTestClient client;

	NoAppsTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "apple-app-site-association", "assetlinks.json", "security.txt" })
	void withoutAppsThereIsNoFile(String name) {
		this.client.get()
			.uri("/.well-known/" + name)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:not-found");
		this.client.method(HttpMethod.HEAD).uri("/.well-known/" + name).exchange().expectStatus().isNotFound();
	}

}
