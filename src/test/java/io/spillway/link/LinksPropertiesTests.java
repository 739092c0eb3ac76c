package io.spillway.link;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinksPropertiesTests {

	@Test
	void withoutSettingsAnyWebAddressWillDo() {
		LinksProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
			.bindOrCreate("spillway.links", LinksProperties.class);
		assertThat(properties.retention()).isEqualTo(Duration.ofDays(30));
		assertThat(properties.schemes()).containsExactly("http", "https");
		assertThat(properties.hosts()).isEmpty();
	}

	@Test
	void theLettersCaseDoesNotMatter() {
		LinksProperties properties = new LinksProperties(Duration.ZERO, List.of("HTTPS", "KakaoTalk"),
				List.of("Shop.Example", ".ADS.example"));
		assertThat(properties.schemes()).containsExactly("https", "kakaotalk");
		assertThat(properties.hosts()).containsExactly("shop.example", ".ads.example");
	}

	@Test
	void theRetentionIsNotNegative() {
		assertThat(new LinksProperties(Duration.ZERO, Policies.WEB, List.of()).retention()).isZero();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new LinksProperties(Duration.ofNanos(-1), Policies.WEB, List.of()))
			.withMessage("spillway.links.retention must not be negative");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "https:", "1https", "https://", "ht tp", "+a" })
	void whatIsNoSchemeIsRefused(String scheme) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new LinksProperties(Duration.ZERO, List.of("https", scheme), List.of()))
			.withMessage("spillway.links.schemes must be URL schemes, like http,https");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "coap+tcp", "ms-word", "z39.50r" })
	void anySchemeThatCouldBeIsTaken(String scheme) {
		assertThat(new LinksProperties(Duration.ZERO, List.of(scheme), List.of()).schemes()).containsExactly(scheme);
	}

	@Test
	void aSchemeIsNeeded() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new LinksProperties(Duration.ZERO, List.of(), List.of()));
	}

}
