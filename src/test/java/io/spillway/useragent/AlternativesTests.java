package io.spillway.useragent;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlternativesTests {

	private static final String START = String.valueOf(Alternatives.START);

	private static final String END = String.valueOf(Alternatives.END);

	@Test
	void textStandsForItself() {
		assertThat(Alternatives.of("Googlebot/")).containsExactly("Googlebot/");
	}

	@Test
	void aBackslashMakesTextOfPunctuation() {
		assertThat(Alternatives.of("bl\\.uk_\\(bot\\)\\/\\+")).containsExactly("bl.uk_(bot)/+");
	}

	@Test
	void aClassIsAnyOfItsCharacters() {
		assertThat(Alternatives.of("[wW]ge[tT]")).containsExactlyInAnyOrder("wget", "wgeT", "Wget", "WgeT");
	}

	@Test
	void alternativesAreAll() {
		assertThat(Alternatives.of("Ahrefs(Bot|SiteAudit)|Netumo")).containsExactlyInAnyOrder("AhrefsBot",
				"AhrefsSiteAudit", "Netumo");
	}

	@Test
	void anchorsAreCharacters() {
		assertThat(Alternatives.of("^curl")).containsExactly(START + "curl");
		assertThat(Alternatives.of("SSL Labs$")).containsExactly("SSL Labs" + END);
		assertThat(Alternatives.of("(^| )PTST")).containsExactlyInAnyOrder(START + "PTST", " PTST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\d", "ab?", "ab*", "ab+", "a.b", "a{2}", "[^-]a", "[a-z]a", "[\\s\\S]a", "(?:ab)",
			"(ab", "ab)", "[ab", "[]a", "a\\" })
	void othersAreNotWrittenOut(String pattern) {
		assertThat(Alternatives.of(pattern)).isEmpty();
	}

	@Test
	void thereAreNotTooMany() {
		assertThat(Alternatives.of("[ab]".repeat(6))).hasSize(64);
		assertThat(Alternatives.of("[ab]".repeat(7))).isEqualTo(Set.of());
	}

}
