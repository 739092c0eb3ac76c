package io.spillway.observability;

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

class OtlpPropertiesTests {

	private static final Duration STEP = Duration.ofSeconds(10);

	@Test
	void withoutSettingsNothingIsExported() {
		OtlpProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
			.bindOrCreate("spillway.otlp", OtlpProperties.class);
		assertThat(properties.isEnabled()).isFalse();
		assertThat(properties.step()).isEqualTo(STEP);
		assertThat(properties.traceRatio()).isEqualTo(0.01);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:4318, http://localhost:4318/v1/traces",
			"http://localhost:4318/, http://localhost:4318/v1/traces",
			"HTTPS://otlp.example/base, HTTPS://otlp.example/base/v1/traces",
			"http://localhost:65535, http://localhost:65535/v1/traces" })
	void anEndpointIsAWebAddressThatEachSignalHasAPathBelow(URI endpoint, URI traces) {
		OtlpProperties properties = new OtlpProperties(endpoint, STEP, 0);
		assertThat(properties.isEnabled()).isTrue();
		assertThat(properties.url("v1/traces")).isEqualTo(traces);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "S3CRET", "localhost:4318", "/S3CRET", "//S3CRET:4318", "ftp://S3CRET",
			"http:///S3CRET", "http://localhost/?key=S3CRET", "http://localhost/#S3CRET",
			"http://user:S3CRET@localhost", "http://S3CRET:65536" })
	void anotherEndpointIsRefused(String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new OtlpProperties(URI.create(endpoint), STEP, 0))
			.withMessage("spillway.otlp.endpoint must be an http or https URL with a host, like http://localhost:4318");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1S", "PT10M" })
	void aStepIsASecondToTenMinutes(Duration step) {
		assertThat(new OtlpProperties(null, step, 0).step()).isEqualTo(step);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0.999999999S", "PT10M0.000000001S", "PT0S", "PT-1S" })
	void anotherStepIsRefused(Duration step) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new OtlpProperties(null, step, 0))
			.withMessage("spillway.otlp.step must be from 1 s to 10 min, like PT10S");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, Double.MIN_VALUE, 0.5, 1 })
	void aRatioIsAShare(double ratio) {
		assertThat(new OtlpProperties(null, STEP, ratio).traceRatio()).isEqualTo(ratio);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -Double.MIN_VALUE, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY })
	void anotherRatioIsRefused(double ratio) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new OtlpProperties(null, STEP, ratio))
			.withMessage("spillway.otlp.trace-ratio must be from 0 to 1");
	}

}
