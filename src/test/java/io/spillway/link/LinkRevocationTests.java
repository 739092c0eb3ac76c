package io.spillway.link;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class LinkRevocationTests {

	private final Api api;

	private final ApplicationContext context;

	LinkRevocationTests(@Autowired WebTestClient client, @Autowired ApplicationContext context) {
		this.api = new Api(client);
		this.context = context;
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aRevokedLinkIsGoneAndStaysToBeLookedUp(String kind) {
		String token = link(kind);
		this.api.revoke(token).expectStatus().isNoContent().expectBody().isEmpty();
		this.api.click(token).expectStatus().isEqualTo(HttpStatus.GONE);
		this.api.lookup(token).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("revoked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aLinkCanBeRevokedAgain(String kind) {
		String token = link(kind);
		this.api.revoke(token).expectStatus().isNoContent();
		this.api.revoke(token).expectStatus().isNoContent();
	}

	@ParameterizedTest
	@EnumSource
	void anExpiredLinkCanBeRevoked(LinkKind kind) {
		String token = ExpiredLinks.make(this.context, kind);
		this.api.revoke(token).expectStatus().isNoContent();
		this.api.lookup(token).expectStatus().isOk();
	}

	@Test
	void revokingALinkLeavesOthersAlone() {
		String token = link("sealed");
		this.api.revoke(link("sealed")).expectStatus().isNoContent();
		this.api.click(token).expectStatus().isFound();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "000000000000", "0", "aaaaaaaaaaaaaaaaaaaaaa", "AaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA" })
	void whatIsNoTokenOfALinkCannotBeRevoked(String token) {
		this.api.revoke(token)
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:not-found");
	}

	private String link(String kind) {
		return this.api.token("""
				{"target": "https://example.com/", "kind": "%s"}
				""".formatted(kind));
	}

}
