package io.spillway.endtoend;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTests {

	private static final String TARGET = "https://shop.example/sale?id=7#top";

	private final Spillway spillway = SharedSpillway.get();

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aLinkSaysWhatItIs(String kind) {
		JsonNode link = this.spillway.make(kind, TARGET);
		assertThat(link.required("kind").textValue()).isEqualTo(kind);
		assertThat(link.required("status").textValue()).isEqualTo("active");
		assertThat(link.required("target").textValue()).isEqualTo(TARGET);
		assertThat(link.required("url").textValue())
			.isEqualTo(Settings.BASE_URL + "/" + link.required("token").textValue());
		assertThat(Instant.parse(link.required("createdAt").textValue())).isBefore(Instant.now().plusSeconds(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aLinkCanBeLookedUp(String kind) {
		JsonNode link = this.spillway.make(kind, TARGET);
		HttpResponse<String> found = this.spillway.api().get("/v1/links/" + link.required("token").textValue());
		assertThat(found.statusCode()).isEqualTo(200);
		assertThat(Http.json(found)).isEqualTo(link);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aClickLeadsToTheTarget(String kind) {
		String path = "/" + this.spillway.makeToken(kind, TARGET);
		assertThat(List.of(this.spillway.clicks().get(path), this.spillway.clicks().head(path))).allSatisfy((click) -> {
			assertThat(click.statusCode()).isEqualTo(302);
			assertThat(Http.header(click, "Location")).isEqualTo(TARGET);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aDeletedLinkLeadsNowhere(String kind) {
		String token = this.spillway.makeToken(kind, TARGET);
		assertThat(this.spillway.api().delete("/v1/links/" + token).statusCode()).isEqualTo(204);
		assertThat(this.spillway.click(token).statusCode()).isEqualTo(410);
		assertThat(Http.json(this.spillway.api().get("/v1/links/" + token)).required("status").textValue())
			.isEqualTo("revoked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aLinkLeadsNowhereOnceItHasExpired(String kind) {
		Instant expiresAt = Instant.now().plusSeconds(4);
		HttpResponse<String> made = this.spillway.api().post("/v1/links", """
				{"kind": "%s", "target": "%s", "expiresAt": "%s"}""".formatted(kind, TARGET, expiresAt));
		String token = Http.json(made).required("token").textValue();
		assertThat(this.spillway.click(token).statusCode()).isEqualTo(302);
		Await.until("410", Duration.ofSeconds(8), () -> this.spillway.click(token).statusCode() == 410);
		assertThat(Instant.now()).isAfter(expiresAt);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aLinkKeepsItsTextsInAllLanguages(String kind) {
		String link = """
				{"kind": "%s", "target": "https://shop.example/세일", "label": "봄 세일 🌸",
				 "data": {"이름": "홍길동", "points": [1, 2.50, null]}}""".formatted(kind);
		JsonNode made = Http.json(this.spillway.api().post("/v1/links", link));
		String token = made.required("token").textValue();
		HttpResponse<String> found = this.spillway.api().get("/v1/links/" + token);
		assertThat(Http.json(found)).isEqualTo(made);
		assertThat(Http.json(found).required("target").textValue()).isEqualTo("https://shop.example/세일");
		assertThat(Http.json(found).required("label").textValue()).isEqualTo("봄 세일 🌸");
		assertThat(found.body()).contains("""
				{"이름":"홍길동","points":[1,2.50,null]}""");
		assertThat(Http.header(this.spillway.click(token), "Location"))
			.isEqualTo("https://shop.example/%EC%84%B8%EC%9D%BC");
	}

	@Test
	void aStoredLinkHasAShortToken() {
		assertThat(this.spillway.makeToken("stored", TARGET)).matches("[0-9A-Za-z]{12}");
	}

}
