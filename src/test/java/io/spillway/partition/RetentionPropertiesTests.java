package io.spillway.partition;

import java.time.Duration;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetentionPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "P1D", "P400D", "P3650D" })
	void aDayToTenYears(Duration retention) {
		assertThat(new RetentionProperties(retention).retention()).isEqualTo(retention);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT23H59M59S", "PT0S", "-P1D", "P3651D" })
	void nothingElse(Duration retention) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new RetentionProperties(retention))
			.withMessage("spillway.clicks.retention must be 1 to 3650 days, like P400D");
	}

	@Test
	void theNextMomentAfterTheLongestIsTooLong() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new RetentionProperties(Duration.ofDays(3650).plusNanos(1)));
	}

}
