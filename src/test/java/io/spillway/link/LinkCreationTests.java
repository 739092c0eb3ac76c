package io.spillway.link;

import java.util.List;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class LinkCreationTests {

	private static final String STORED = "[0-9A-Za-z]{12}";

	private static final String SEALED = "[0-9A-Za-z_-]{40,2000}";

	private final Api api;

	LinkCreationTests(@Autowired WebTestClient client) {
		this.api = new Api(client);
	}

	@Test
	void aLinkIsStoredUnlessAskedOtherwise() {
		this.api.create("""
				{"target": "https://example.com/sale?id=7"}
				""")
			.expectStatus()
			.isCreated()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectHeader()
			.valueMatches("Location", "http://localhost:8080/v1/links/" + STORED)
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(6)
			.jsonPath("$.token")
			.value(String.class, (token) -> assertThat(token).matches(STORED))
			.jsonPath("$.url")
			.value(String.class, (url) -> assertThat(url).matches("http://localhost:8080/" + STORED))
			.jsonPath("$.kind")
			.isEqualTo("stored")
			.jsonPath("$.status")
			.isEqualTo("active")
			.jsonPath("$.target")
			.isEqualTo("https://example.com/sale?id=7")
			.jsonPath("$.createdAt")
			.value(String.class, (time) -> assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"));
	}

	@Test
	void aSealedLinkIsItsOwnToken() {
		this.api.create("""
				{"target": "https://example.com/", "kind": "sealed"}
				""")
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("Location", "http://localhost:8080/v1/links/" + SEALED)
			.expectBody()
			.jsonPath("$.kind")
			.isEqualTo("sealed")
			.jsonPath("$.token")
			.value(String.class, (token) -> assertThat(token).matches(SEALED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void everyFieldComesBack(String kind) {
		this.api.create("""
				{"target": "https://example.com/여름", "kind": "%s", "expiresAt": "2999-01-31T12:00:00+09:00",
				"label": "여름 할인", "data": {"coupon": ["a", 1.10, null]}, "passQuery": true, "appData": true,
				"targets": {"ios": "https://example.com/아이", "android": "https://example.com/a"}}
				""".formatted(kind))
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.target")
			.isEqualTo("https://example.com/여름")
			.jsonPath("$.kind")
			.isEqualTo(kind)
			.jsonPath("$.expiresAt")
			.isEqualTo("2999-01-31T03:00:00Z")
			.jsonPath("$.label")
			.isEqualTo("여름 할인")
			.jsonPath("$.passQuery")
			.isEqualTo(true)
			.jsonPath("$.appData")
			.isEqualTo(true)
			.jsonPath("$.targets.ios")
			.isEqualTo("https://example.com/아이")
			.jsonPath("$.targets.android")
			.isEqualTo("https://example.com/a")
			.jsonPath("$.data.coupon[0]")
			.isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "true", "0", "-1.50", "\"\"", "[]", "{}", "{\"a\":[1,{\"b\":null}]}",
			"123456789012345678901234567890", "1E+400" })
	void dataComesBackAsItWas(String json) {
		this.api.create("""
				{"target": "https://example.com/", "data": %s}
				""".formatted(json))
			.expectStatus()
			.isCreated()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("\"data\":" + json + "}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void twoLinksToTheSameTargetHaveTwoTokens(String kind) {
		String json = """
				{"target": "https://example.com/", "kind": "%s"}
				""".formatted(kind);
		assertThat(this.api.token(json)).isNotEqualTo(this.api.token(json));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "{\"ios\": null, \"android\": null}" })
	void targetsThatAreNoneAreNotShown(String targets) {
		this.api
			.create("{\"target\": \"https://example.com/\", \"targets\": %s, \"appData\": false}".formatted(targets))
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(6);
	}

	@Test
	void aTargetOfAnUnknownPlatformIsPointedAt() {
		this.api.create("{\"target\": \"https://example.com/\", \"targets\": {\"web\": \"https://example.com/\"}}")
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:unknown-field")
			.jsonPath("$.errors[0].pointer")
			.isEqualTo("/targets/web");
	}

	@Test
	void allWrongFieldsAreListed() {
		this.api.create("""
				{"target": "javascript:alert(1)", "kind": "campaign", "expiresAt": "2020-01-01T00:00:00Z", "label": ""}
				""")
			.expectStatus()
			.isEqualTo(422)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:invalid-link")
			.jsonPath("$.errors[*].pointer")
			.value((pointers) -> assertThat(pointers).isEqualTo(List.of("/target", "/kind", "/expiresAt", "/label")));
	}

}
