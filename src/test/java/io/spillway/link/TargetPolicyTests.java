package io.spillway.link;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetPolicyTests {

	private final TargetPolicy policy = Policies.standard();

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "http://example.com/", "HTTPS://EXAMPLE.COM/Sale",
			"https://example.com:8443/a;b=c?d=e&f=%20#g", "https://example.com/여름/할인?이름=값", "https://192.0.2.1/a",
			"https://[2001:db8::1]/a", "https://xn--9d0bm53a3xbzui.example/", "https://example.com/a@b",
			"https://example.com/?u=https://user@other.example" })
	void aWebAddressIsAccepted(String target) {
		assertThat(this.policy.violation(target)).isNull();
	}

	@ParameterizedTest
	@NullAndEmptySource
	void aTargetIsNeeded(String target) {
		assertThat(this.policy.violation(target)).isEqualTo("This is needed.");
	}

	@Test
	void aTargetMayHave2048Characters() {
		String longest = "https://example.com/" + "a".repeat(2028);
		assertThat(this.policy.violation(longest)).isNull();
		assertThat(this.policy.violation(longest + "a")).isEqualTo("This may have 2048 characters at most.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/\r\nSet-Cookie: a=b", "https://example.com/\n",
			"https://example.com/\r", "https://example.com/\0", "https://example.com/\t", "https://example.com/\u007f",
			"https://example.com/\u0085", "https://example.com/\ud800", "https://example.com/\udc00a",
			"https://example.com/\udc00\ud800" })
	void controlCharactersAndBrokenSurrogatesAreRefused(String target) {
		assertThat(this.policy.violation(target))
			.isEqualTo("Control characters and broken surrogate pairs are not allowed.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/%", "https://example.com/%4", "https://example.com/%zz",
			"https://example.com/?a=%0g", "https://example.com/#%x", "https://example.com/a b",
			"https://example.com/{recipient}", "https://example.com/?a|b", "https://example.com\\@other.example",
			" https://example.com", "https://", "https:", "://example.com", "https://exa<mple.com",
			"https://example.com/\u2028" })
	void whatIsNoUrlIsRefused(String target) {
		assertThat(this.policy.violation(target)).startsWith("This is not a valid URL");
	}

	@Test
	void theRefusalOfAnInvalidUrlSaysWhereItIsWrong() {
		assertThat(this.policy.violation("https://example.com/a b"))
			.isEqualTo("This is not a valid URL: it breaks the rules at character 22.");
	}

}
