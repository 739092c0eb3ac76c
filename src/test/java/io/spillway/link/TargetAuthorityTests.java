package io.spillway.link;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetAuthorityTests {

	private final TargetPolicy policy = Policies.standard();

	@ParameterizedTest
	@ValueSource(strings = { "https://user@example.com/", "https://user:password@example.com/", "https://@example.com/",
			"https://:@example.com/", "https://go.example@example.com/", "https://a@b@example.com/",
			"https://user@exa_mple.com/", "https://user@/", "https://%75ser@example.com/" })
	void aUserIsRefused(String target) {
		assertThat(this.policy.violation(target)).isEqualTo("A user or password is not allowed.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://go.example", "https://go.example/abc", "HTTPS://GO.EXAMPLE/",
			"http://Go.Example/", "https://go.example./", "https://go.example:443/", "https://go.example:8443/",
			"https://go.example?a", "https://go.example#a" })
	void aTargetOnTheGatewaysOwnHostIsRefused(String target) {
		assertThat(this.policy.violation(target)).isEqualTo("A link must not lead to the gateway itself.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.go.example/", "https://go.example.com/", "https://ogo.example/",
			"https://example.com/go.example" })
	void aHostThatOnlyLooksLikeTheGatewaysIsAccepted(String target) {
		assertThat(this.policy.violation(target)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https:///path", "https:example.com", "http:/path", "https://:443/", "https://한국.example/",
			"https://go%2eexample/", "https://go.example..", "https://?a=b", "http://-example.com/",
			"https://example.com:port/" })
	void aHostInItsAsciiFormIsNeeded(String target) {
		assertThat(this.policy.violation(target)).isEqualTo("A host is needed (in its ASCII form, like xn--...).");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,hello", "file:///etc/passwd",
			"ftp://example.com/", "mailto:user@example.com", "//example.com/", "/path", "path", "?a=b", "#a",
			"example.com", "example.com:443/a" })
	void schemesOtherThanTheWebsAreRefused(String target) {
		assertThat(this.policy.violation(target)).isEqualTo("The scheme must be one of: http, https.");
	}

}
