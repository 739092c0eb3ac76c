package io.spillway.click;

import io.spillway.development.SpillwayTest;
import io.spillway.link.ExpiredLinks;
import io.spillway.link.LinkKind;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class ClickTests {

	private final WebTestClient client;

	private final Api api;

	private final ApplicationContext context;

	ClickTests(@Autowired WebTestClient client, @Autowired ApplicationContext context) {
		this.client = Api.reading(client);
		this.api = new Api(client);
		this.context = context;
	}

	@ParameterizedTest
	@CsvSource({ "stored, GET", "stored, HEAD", "sealed, GET", "sealed, HEAD" })
	void aClickIsSentOnToTheTarget(String kind, HttpMethod method) {
		String token = this.api.token("""
				{"target": "https://example.com/여름?a=%%20b#c", "kind": "%s"}
				""".formatted(kind));
		this.client.method(method)
			.uri("/{token}?d=e", token)
			.exchange()
			.expectStatus()
			.isFound()
			.expectHeader()
			.valueEquals("Location", "https://example.com/%EC%97%AC%EB%A6%84?a=%20b#c")
			.expectHeader()
			.valueEquals("Cache-Control", "private, no-store")
			.expectHeader()
			.valueEquals("X-Robots-Tag", "noindex")
			.expectHeader()
			.valueEquals("Referrer-Policy", "no-referrer")
			.expectBody()
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void theQueryGoesAlongWhereTheLinkSaysSo(String kind) {
		String token = this.api.token("""
				{"target": "https://example.com/?a=b#c", "kind": "%s", "passQuery": true}
				""".formatted(kind));
		this.client.get()
			.uri("/{token}?d={value}&f", token, "여름&")
			.exchange()
			.expectStatus()
			.isFound()
			.expectHeader()
			.valueEquals("Location", "https://example.com/?a=b&d=%EC%97%AC%EB%A6%84%26&f#c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer wrong", "Basic YTpi", "nonsense" })
	void credentialsDoNotMatter(String authorization) {
		String token = this.api.token("{\"target\": \"https://example.com/\"}");
		this.client.get()
			.uri("/{token}", token)
			.header("Authorization", authorization)
			.exchange()
			.expectStatus()
			.isFound();
	}

	@ParameterizedTest
	@EnumSource
	void anExpiredLinkIsGone(LinkKind kind) {
		this.api.click(ExpiredLinks.make(this.context, kind))
			.expectStatus()
			.isEqualTo(HttpStatus.GONE)
			.expectHeader()
			.valueEquals("Cache-Control", "private, no-store")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:gone")
			.jsonPath("$.target")
			.doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "000000000000", "0", "aaaaaaaaaaaaaaaaaaaaaa",
			"AaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA", "favicon.ico", ".env", "여름", "0000000000000" })
	void whatIsNoLinkIsNotFound(String token) {
		this.api.click(token)
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.valueEquals("Cache-Control", "private, no-store")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:not-found");
	}

	@Test
	void aTokenWithOneLetterChangedIsForged() {
		String token = this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"sealed\"}");
		char changed = (token.charAt(20) == 'a') ? 'b' : 'a';
		this.api.click(token.substring(0, 20) + changed + token.substring(21)).expectStatus().isNotFound();
		this.api.click(token + "a").expectStatus().isNotFound();
		this.api.click(token.substring(1)).expectStatus().isNotFound();
	}

}
