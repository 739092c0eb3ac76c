package io.spillway.click;

import java.net.URI;
import java.util.Map;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClickPropertiesTests {

	@Test
	void withoutSettingsThereIsNoFallbackAndNoReferrer() {
		ClickProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
			.bindOrCreate("spillway.click", ClickProperties.class);
		assertThat(properties.fallback()).isNull();
		assertThat(properties.referrerPolicy()).isEqualTo("no-referrer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "http://example.com/over?a=b", "HTTPS://example.com/" })
	void aFallbackIsAWebAddress(String url) {
		assertThat(new ClickProperties(URI.create(url), "no-referrer").fallback()).isEqualTo(URI.create(url));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/over", "example.com", "//example.com/", "https:///over", "ftp://example.com/",
			"javascript:alert(1)", "mailto:user@example.com" })
	void anotherFallbackIsRefused(String url) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new ClickProperties(URI.create(url), "no-referrer"))
			.withMessage("spillway.click.fallback must be an http or https URL with a host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "origin", "strict-origin-when-cross-origin", "unsafe-url" })
	void aReferrerPolicyIsOneThatBrowsersKnow(String policy) {
		assertThat(new ClickProperties(null, policy).referrerPolicy()).isEqualTo(policy);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "No-Referrer", "none", "origin\r\nX: y" })
	void anotherReferrerPolicyIsRefused(String policy) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new ClickProperties(null, policy))
			.withMessageStartingWith("spillway.click.referrer-policy must be one of ")
			.withMessageNotContaining("X: y");
	}

}
