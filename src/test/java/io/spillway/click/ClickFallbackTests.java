package io.spillway.click;

import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.link.ExpiredLinks;
import io.spillway.link.LinkKind;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpillwayTest
@TestPropertySource(properties = "spillway.click.fallback=https://example.com/행사?a=b#c")
class ClickFallbackTests {

	private final WebTestClient client;

	private final Api api;

	private final ApplicationContext context;

	private final TestDatabase database;

	ClickFallbackTests(@Autowired WebTestClient client, @Autowired ApplicationContext context,
			@Autowired TestDatabase database) {
		this.client = Api.reading(client);
		this.api = new Api(client);
		this.context = context;
		this.database = database;
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknownlink0", "no token", "aaaaaaaaaaaaaaaaaaaaaa",
			"AaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA" })
	void aClickOnNoLinkGoesThere(String token) {
		assertFallback(this.api.click(token));
	}

	@ParameterizedTest
	@EnumSource
	void aClickOnAnExpiredLinkGoesThere(LinkKind kind) {
		assertFallback(this.api.click(ExpiredLinks.make(this.context, kind)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aClickOnARevokedLinkGoesThere(String kind) {
		String token = this.api.token("""
				{"target": "https://example.com/", "kind": "%s"}
				""".formatted(kind));
		this.api.revoke(token).expectStatus().isNoContent();
		assertFallback(this.api.click(token));
	}

	@Test
	void headGoesThereToo() {
		assertFallback(this.client.head().uri("/unknownlink0").exchange());
	}

	@Test
	void aClickOnALinkThatWorksDoesNot() {
		this.api.click(this.api.token("{\"target\": \"https://example.com/\"}"))
			.expectStatus()
			.isFound()
			.expectHeader()
			.valueEquals("Location", "https://example.com/");
	}

	@Test
	void whatCannotBeKnownNowDoesNot() {
		this.api.click(UnreadableLinks.make(this.database))
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.doesNotExist("Location");
	}

	@Test
	void aWrongMethodDoesNot() {
		this.client.post()
			.uri("/unknownlink0")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.METHOD_NOT_ALLOWED)
			.expectHeader()
			.doesNotExist("Location");
	}

	@Test
	void theApiKnowsNoFallback() {
		this.api.lookup("unknownlink0").expectStatus().isNotFound();
		this.client.get().uri("/v1/links/unknownlink0").exchange().expectStatus().isUnauthorized();
	}

	private static void assertFallback(ResponseSpec answer) {
		answer.expectStatus()
			.isFound()
			.expectHeader()
			.valueEquals("Location", "https://example.com/%ED%96%89%EC%82%AC?a=b#c")
			.expectHeader()
			.valueEquals("Cache-Control", "private, no-store")
			.expectBody()
			.isEmpty();
	}

}
