package io.spillway.click;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import static org.assertj.core.api.Assertions.assertThat;

class LocationTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			https://a.example,          https://a.example?b=c
			https://a.example/,         https://a.example/?b=c
			https://a.example/?,        https://a.example/?b=c
			https://a.example/?x,       https://a.example/?x&b=c
			https://a.example/?x=y&,    https://a.example/?x=y&b=c
			https://a.example/?b=d,     https://a.example/?b=d&b=c
			"https://a.example/#f",     "https://a.example/?b=c#f"
			"https://a.example/?x#f",   "https://a.example/?x&b=c#f"
			"https://a.example/?#f",    "https://a.example/?b=c#f"
			"https://a.example/#f?g",   "https://a.example/?b=c#f?g"
			"https://a.example/#",      "https://a.example/?b=c#"
			kakaotalk:open,             kakaotalk:open?b=c
			""")
	void aQueryGoesBetweenTargetAndFragment(String target, String expected) {
		assertThat(Location.of(target, "b=c")).isEqualTo(expected);
	}

	@ParameterizedTest
	@NullAndEmptySource
	void withoutAQueryTheTargetStaysAsItIs(String query) {
		assertThat(Location.of("https://a.example/?x&#f", query)).isEqualTo("https://a.example/?x&#f");
	}

	@ParameterizedTest
	@CsvSource({
			"https://a.example/여름?이름=값#조각, https://a.example/%EC%97%AC%EB%A6%84?%EC%9D%B4%EB%A6%84=%EA%B0%92#%EC%A1%B0%EA%B0%81",
			"https://a.example/é😀, https://a.example/%C3%A9%F0%9F%98%80",
			"https://a.example/%EC%97%AC, https://a.example/%EC%97%AC",
			"https://a.example/%25, https://a.example/%25" })
	void onlyWhatIsBeyondAsciiIsEncoded(String target, String expected) {
		assertThat(Location.of(target, null)).isEqualTo(expected);
	}

	@Test
	void theQueryIsEncodedLikeTheTarget() {
		assertThat(Location.of("https://a.example/", "이름=%20")).isEqualTo("https://a.example/?%EC%9D%B4%EB%A6%84=%20");
	}

}
