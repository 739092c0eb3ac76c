package io.spillway.web;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorPageTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@ParameterizedTest
	@ValueSource(
			strings = { BROWSER, "text/html", "TEXT/HTML", "text/html;charset=utf-8", "image/png, text/html;q=0.1" })
	void aBrowserGetsAPage(String accept) {
		assertThat(ErrorPage.isWanted(headers(HttpHeaders.ACCEPT, accept))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/*", "application/json", "application/json, text/plain, */*", "text/plain",
			"text/html;q=0", "text/html;q=0.0, application/json", "", "text", "text/html;q=x", ";;;", "한국" })
	void anybodyElseGetsAProblem(String accept) {
		assertThat(ErrorPage.isWanted(headers(HttpHeaders.ACCEPT, accept))).isFalse();
	}

	@Test
	void withoutAcceptThereIsNoPage() {
		assertThat(ErrorPage.isWanted(new HttpHeaders())).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ko                            | ko
			ko-KR,ko;q=0.9,en-US;q=0.8    | ko
			en-US,en;q=0.9,ko;q=0.8       | en
			en;q=0.5, ko;q=0.6            | ko
			ko;q=0.1, de                  | ko
			de-DE, fr;q=0.9               | en
			ko;q=0, en                    | en
			ko;q=0                        | en
			*                             | en
			KO-kr                         | ko
			ko_KR                         | en
			en;q=zz                       | en
			%%%                           | en
			ko;q=7                        | en
			한국어                        | en
			""")
	void theLanguageIsTheOneMostWanted(String header, String language) {
		assertThat(ErrorPage.language(headers(HttpHeaders.ACCEPT_LANGUAGE, header)).toLanguageTag())
			.isEqualTo(language);
	}

	@ParameterizedTest
	@EnumSource(value = HttpStatus.class, names = { "NOT_FOUND", "GONE", "SERVICE_UNAVAILABLE", "METHOD_NOT_ALLOWED",
			"BAD_REQUEST", "INTERNAL_SERVER_ERROR" })
	void thePageSaysTheSameInBothLanguages(HttpStatus status) {
		String english = ErrorPage.of(status, Locale.ENGLISH);
		String korean = ErrorPage.of(status, Locale.KOREAN);
		assertThat(english).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").doesNotContain("<script");
		assertThat(korean).startsWith("<!DOCTYPE html>\n<html lang=\"ko\">").containsPattern("<h1>[가-힣 ]+</h1>");
		assertThat(english).containsPattern("<h1>[A-Za-z ]+</h1>");
	}

	private static HttpHeaders headers(String name, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(name, value);
		return headers;
	}

}
