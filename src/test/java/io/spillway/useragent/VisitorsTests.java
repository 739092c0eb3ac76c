package io.spillway.useragent;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisitorsTests {

	private static final String KAKAOTALK = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) "
			+ "AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 25.3.1 (INAPP)";

	private static final String SLACK = "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)";

	private final Visitors visitors = new Visitors();

	@Test
	void aPersonIsTold() {
		HttpHeaders headers = headers(KAKAOTALK).add("Accept-Language", "ko-KR,ko;q=0.9");
		Visitor visitor = this.visitors.of(headers, false, false);
		assertThat(visitor)
			.isEqualTo(new Visitor(Device.PHONE, OperatingSystem.IOS, Client.IN_APP_BROWSER, "ko", Bot.NONE));
	}

	@Test
	void aMachineIsTold() {
		Visitor visitor = this.visitors.of(headers(SLACK), false, false);
		assertThat(visitor)
			.isEqualTo(new Visitor(Device.OTHER, OperatingSystem.OTHER, Client.BROWSER, null, Bot.PREVIEW));
	}

	@Test
	void whoSendsNoUserAgentIsAMachine() {
		assertThat(this.visitors.of(new DefaultHttpHeaders(), false, false).bot()).isEqualTo(Bot.CRAWLER);
	}

	@ParameterizedTest
	@ValueSource(strings = { KAKAOTALK, SLACK, "" })
	void headIsNoPersons(String userAgent) {
		assertThat(this.visitors.of(headers(userAgent), true, false).bot()).isEqualTo(Bot.HEAD);
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Purpose, prefetch", "Sec-Purpose, prefetch;prerender", "sec-purpose, Prefetch",
			"Purpose, prefetch", "Purpose, preview", "X-Purpose, preview", "X-Moz, prefetch" })
	void whatIsFetchedAheadIsNoPersons(String name, String value) {
		assertThat(this.visitors.of(headers(KAKAOTALK).add(name, value), false, false).bot()).isEqualTo(Bot.PREFETCH);
	}

	@Test
	void anotherPurposeIsAPersons() {
		assertThat(this.visitors.of(headers(KAKAOTALK).add("Purpose", "navigate"), false, false).bot())
			.isEqualTo(Bot.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "okhttp/4.12.0", "Dart/3.4 (dart:io)", "axios/1.7.2", KAKAOTALK })
	void anAppIsAPersonsWhateverItAsksWith(String userAgent) {
		Visitor visitor = this.visitors.of(headers(userAgent), false, true);
		assertThat(visitor.client()).isEqualTo(Client.APP);
		assertThat(visitor.bot()).isEqualTo(Bot.NONE);
	}

	@Test
	void aPreviewIsNoApp() {
		assertThat(this.visitors.of(headers(SLACK), false, true).bot()).isEqualTo(Bot.PREVIEW);
	}

	@Test
	void whatIsBeyondTheLimitIsNotLookedAt() {
		String bot = "Slackbot";
		String filler = "x".repeat(UserAgent.MAX_LENGTH - bot.length());
		assertThat(this.visitors.of(headers(filler + bot), false, false).bot()).isEqualTo(Bot.PREVIEW);
		assertThat(this.visitors.of(headers("x" + filler + bot), false, false).bot()).isEqualTo(Bot.NONE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 511, 512, 513, 16_384 })
	void longOnesAreRead(int length) {
		String userAgent = (KAKAOTALK + "\u00FF".repeat(length)).substring(0, length);
		assertThat(this.visitors.of(headers(userAgent), false, false).device()).isEqualTo(Device.PHONE);
	}

	private static HttpHeaders headers(String userAgent) {
		return new DefaultHttpHeaders().add("User-Agent", userAgent);
	}

}
