package io.spillway.web;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebPropertiesTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void theDefaultsAreThoseOfALocalService() {
		WebProperties properties = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("spillway",
				WebProperties.class);
		assertThat(properties.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
		assertThat(properties.headTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(properties.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
	}

	@ParameterizedTest
	@CsvSource({ "https://go.example, https://go.example/abc", "https://go.example/, https://go.example/abc",
			"https://go.example//, https://go.example/abc", "http://go.example:8080, http://go.example:8080/abc",
			"https://go.example/l, https://go.example/l/abc", "https://go.example/l/, https://go.example/l/abc",
			"HTTPS://go.example, HTTPS://go.example/abc" })
	void theUrlOfALinkBeginsWithTheBaseUrl(String baseUrl, String expected) {
		assertThat(new WebProperties(URI.create(baseUrl), SECOND, SECOND, SECOND, SECOND).urlOf("abc"))
			.isEqualTo(URI.create(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "go.example", "//go.example", "https:///", "https:///l", "ftp://go.example",
			"https://go.example?a", "https://go.example/#a", "https://user@go.example",
			"https://user:secret@go.example", "mailto:user@go.example" })
	void anotherBaseUrlIsRefused(String baseUrl) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new WebProperties(URI.create(baseUrl), SECOND, SECOND, SECOND, SECOND))
			.withMessage("spillway.base-url must be an http or https URL with a host and without query or user");
	}

	@Test
	void aTimeoutIsMoreThanZero() {
		URI baseUrl = URI.create("https://go.example");
		assertThat(new WebProperties(baseUrl, Duration.ofNanos(1), SECOND, SECOND, SECOND).headTimeout()).isPositive();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new WebProperties(baseUrl, Duration.ZERO, SECOND, SECOND, SECOND))
			.withMessage("spillway.head-timeout must be more than zero");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new WebProperties(baseUrl, SECOND, Duration.ofSeconds(-1), SECOND, SECOND))
			.withMessage("spillway.request-timeout must be more than zero");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new WebProperties(baseUrl, SECOND, SECOND, Duration.ZERO, SECOND))
			.withMessage("spillway.idle-timeout must be more than zero");
	}

	@Test
	void drainingMayTakeNoTimeButNotLess() {
		URI baseUrl = URI.create("https://go.example");
		assertThat(new WebProperties(baseUrl, SECOND, SECOND, SECOND, Duration.ZERO).drainTimeout()).isZero();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new WebProperties(baseUrl, SECOND, SECOND, SECOND, Duration.ofNanos(-1)))
			.withMessage("spillway.drain-timeout must not be less than zero");
	}

}
