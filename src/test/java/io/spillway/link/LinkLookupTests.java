package io.spillway.link;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class LinkLookupTests {

	private final Api api;

	private final ApplicationContext context;

	LinkLookupTests(@Autowired WebTestClient client, @Autowired ApplicationContext context) {
		this.api = new Api(client);
		this.context = context;
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aLinkLooksAsItDidWhenItWasMade(String kind) {
		JsonNode link = json(this.api.create("""
				{"target": "https://example.com/?a=b", "kind": "%s", "expiresAt": "2999-01-31T12:00:00.5Z",
				"label": "여름", "data": {"a": [1.10, null]}, "passQuery": true}
				""".formatted(kind)).expectStatus().isCreated());
		ResponseSpec answer = this.api.lookup(link.path("token").textValue());
		answer.expectHeader().contentType(MediaType.APPLICATION_JSON);
		answer.expectHeader().valueEquals("Cache-Control", "no-store");
		assertThat(json(answer.expectStatus().isOk())).isEqualTo(link);
	}

	@ParameterizedTest
	@EnumSource
	void anExpiredLinkSaysSo(LinkKind kind) {
		this.api.lookup(ExpiredLinks.make(this.context, kind))
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("expired")
			.jsonPath("$.expiresAt")
			.isEqualTo("2020-01-01T00:00:00.001Z")
			.jsonPath("$.target")
			.isEqualTo("https://example.com/over");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "000000000000", "0", "aaaaaaaaaaaaaaaaaaaaaa", "AaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA",
					"----------------------------------------", "unknown token", "여름" })
	void whatIsNoTokenOfALinkIsNotFound(String token) {
		this.api.lookup(token)
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:not-found")
			.jsonPath("$.detail")
			.isEqualTo("No link has this token.");
	}

	private static JsonNode json(ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
	}

}
