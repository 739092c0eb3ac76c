package io.spillway.bulk;

import java.time.Duration;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BulkPropertiesTests {

	@ParameterizedTest
	@CsvSource({ "PT0.1S, 1", "PT1H, 1000" })
	void limitsAreAllowed(Duration idleTimeout, int concurrency) {
		BulkProperties properties = new BulkProperties(idleTimeout, concurrency);
		assertThat(properties.idleTimeout()).isEqualTo(idleTimeout);
		assertThat(properties.concurrency()).isEqualTo(concurrency);
	}

	@ParameterizedTest
	@CsvSource({ "PT0.099S, 1, idle-timeout", "PT1H0.001S, 1, idle-timeout", "PT30S, 0, concurrency",
			"PT30S, 1001, concurrency" })
	void whatIsBeyondThemEndsTheStart(Duration idleTimeout, int concurrency, String name) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new BulkProperties(idleTimeout, concurrency))
			.withMessageStartingWith("spillway.bulk." + name + " must be from ");
	}

}
