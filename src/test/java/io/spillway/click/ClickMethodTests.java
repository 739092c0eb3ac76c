package io.spillway.click;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class ClickMethodTests {

	private final WebTestClient client;

	private final Api api;

	ClickMethodTests(@Autowired WebTestClient client) {
		this.client = Api.reading(client);
		this.api = new Api(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE" })
	void aLinkCanOnlyBeFollowed(HttpMethod method) {
		this.client.method(method)
			.uri("/{token}", this.api.token("{\"target\": \"https://example.com/\"}"))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
			.expectHeader()
			.valueEquals("Allow", "GET, HEAD")
			.expectHeader()
			.doesNotExist("Location");
	}

	@Test
	void whoAsksHowALinkCanBeUsedIsToldAndNotSentOn() {
		this.client.options()
			.uri("/{token}", this.api.token("{\"target\": \"https://example.com/\"}"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Allow", "GET,HEAD,OPTIONS")
			.expectHeader()
			.doesNotExist("Location");
	}

}
