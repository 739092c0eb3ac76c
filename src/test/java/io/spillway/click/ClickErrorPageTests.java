package io.spillway.click;

import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.link.ExpiredLinks;
import io.spillway.link.LinkKind;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class ClickErrorPageTests {

	private final WebTestClient client;

	private final ApplicationContext context;

	private final TestDatabase database;

	ClickErrorPageTests(@Autowired WebTestClient client, @Autowired ApplicationContext context,
			@Autowired TestDatabase database) {
		this.client = Api.reading(client);
		this.context = context;
		this.database = database;
	}

	@ParameterizedTest
	@CsvSource({ "ko-KR;q=0.9, ko, 페이지를 찾을 수 없습니다", "'en-US,ko;q=0.5', en, Page not found", "de, en, Page not found" })
	void aPersonIsToldInTheirLanguageThatThereIsNoSuchLink(String accepted, String language, String title) {
		assertPage(browse("unknownlink0", accepted), HttpStatus.NOT_FOUND, language, title);
	}

	@Test
	void aPersonIsToldThatTheLinkHasExpired() {
		String token = ExpiredLinks.make(this.context, LinkKind.STORED);
		assertPage(browse(token, "ko"), HttpStatus.GONE, "ko", "더 이상 사용할 수 없는 링크입니다");
		assertPage(browse(token, "en"), HttpStatus.GONE, "en", "This link is no longer available");
	}

	@Test
	void aPersonIsToldToTryAgainWhereTheLinkCannotBeReadHere() {
		String token = UnreadableLinks.make(this.database);
		assertPage(browse(token, "ko"), HttpStatus.SERVICE_UNAVAILABLE, "ko", "잠시 후 다시 시도해 주세요");
		assertPage(browse(token, "en"), HttpStatus.SERVICE_UNAVAILABLE, "en", "Please try again in a moment");
	}

	@Test
	void aProgramIsToldWhenToTryAgain() {
		this.client.get()
			.uri("/{token}", UnreadableLinks.make(this.database))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals("Retry-After", "1")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:unavailable");
	}

	private ResponseSpec browse(String token, String languages) {
		return this.client.get()
			.uri("/{token}", token)
			.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
			.header("Accept-Language", languages)
			.exchange();
	}

	private static void assertPage(ResponseSpec answer, HttpStatus status, String language, String title) {
		answer.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.valueEquals("Content-Type", "text/html;charset=UTF-8")
			.expectHeader()
			.valueEquals("Content-Language", language)
			.expectHeader()
			.valueEquals("Vary", "Accept, Accept-Language")
			.expectHeader()
			.valueEquals("Cache-Control", "private, no-store")
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("<html lang=\"" + language + "\">", "<h1>" + title + "</h1>"));
	}

}
