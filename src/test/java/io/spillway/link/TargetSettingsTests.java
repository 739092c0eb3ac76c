package io.spillway.link;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetSettingsTests {

	@ParameterizedTest
	@ValueSource(strings = { "kakaotalk://inappbrowser?url=https%3A%2F%2Fexample.com", "KakaoTalk://open",
			"kakaotalk:open", "kakaotalk:///open", "intent://scan/#Intent;scheme=a;end", "https://example.com/" })
	void aConfiguredSchemeIsAccepted(String target) {
		TargetPolicy policy = Policies.of(List.of("https", "kakaotalk", "intent"), List.of());
		assertThat(policy.violation(target)).isNull();
	}

	@Test
	void aSchemeThatIsNotConfiguredIsRefused() {
		TargetPolicy policy = Policies.of(List.of("https", "kakaotalk"), List.of());
		assertThat(policy.violation("http://example.com/")).isEqualTo("The scheme must be one of: https, kakaotalk.");
	}

	@Test
	void aUserIsRefusedInAnyScheme() {
		TargetPolicy policy = Policies.of(List.of("kakaotalk"), List.of());
		assertThat(policy.violation("kakaotalk://user@open/")).isEqualTo("A user or password is not allowed.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://shop.example/a", "https://SHOP.EXAMPLE/", "https://shop.example./",
			"https://shop.example:8443/", "https://a.ads.example/", "https://a.b.ads.example/" })
	void aConfiguredHostIsAccepted(String target) {
		assertThat(limited().violation(target)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.shop.example/", "https://ads.example/", "https://badads.example/",
			"https://shop.example.evil.example/", "https://evil.example/shop.example" })
	void aHostThatIsNotConfiguredIsRefused(String target) {
		assertThat(limited().violation(target)).isEqualTo("The host is not among those allowed here.");
	}

	@Test
	void whereHostsAreLimitedATargetWithoutOneIsRefused() {
		TargetPolicy policy = Policies.of(List.of("kakaotalk"), List.of("shop.example"));
		assertThat(policy.violation("kakaotalk:open")).startsWith("A host is needed");
	}

	@Test
	void theGatewaysOwnHostIsRefusedEvenIfConfigured() {
		TargetPolicy policy = Policies.of(Policies.WEB, List.of("go.example"));
		assertThat(policy.violation("https://go.example/")).isEqualTo("A link must not lead to the gateway itself.");
	}

	private static TargetPolicy limited() {
		return Policies.of(Policies.WEB, List.of("Shop.Example", ".ads.example"));
	}

}
