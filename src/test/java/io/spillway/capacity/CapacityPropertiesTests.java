package io.spillway.capacity;

import java.time.Duration;
import java.util.Map;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CapacityPropertiesTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	@Test
	void everySettingHasADefault() {
		assertThat(new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("spillway.capacity",
				CapacityProperties.class))
			.isEqualTo(new CapacityProperties(0.3, Duration.ofMinutes(2), 1400, Duration.ofMinutes(5), 2, 50));
	}

	@ParameterizedTest
	@CsvSource({ "0.000001, true", "1, true", "0, false", "1.000001, false", "-0.1, false", "NaN, false" })
	void theShareIsMoreThanNothingAndNoMoreThanAll(double share, boolean taken) {
		assertTaken(taken, "spillway.capacity.click-share must be more than 0 and 1 at most",
				() -> new CapacityProperties(share, MINUTE, 1, MINUTE, 1, 1));
	}

	@ParameterizedTest
	@CsvSource({ "PT0.001S, true", "PT24H, true", "PT0S, false", "PT-1S, false", "PT24H0.001S, false" })
	void timesAreUpToADay(Duration time, boolean taken) {
		assertTaken(taken, "spillway.capacity.half-time must be more than zero and a day at most",
				() -> new CapacityProperties(1, time, 1, MINUTE, 1, 1));
		assertTaken(taken, "spillway.capacity.lead-time must be more than zero and a day at most",
				() -> new CapacityProperties(1, MINUTE, 1, time, 1, 1));
	}

	@ParameterizedTest
	@CsvSource({ "0.1, true", "1e9, true", "0, false", "-1, false", "NaN, false", "Infinity, false" })
	void aReplicaAnswersSomeClicks(double clicks, boolean taken) {
		assertTaken(taken, "spillway.capacity.clicks-per-replica must be more than 0",
				() -> new CapacityProperties(1, MINUTE, clicks, MINUTE, 1, 1));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, true", "2, 50, true", "0, 1, false", "2, 1, false" })
	void thereIsAReplicaAndRoomForMore(int min, int max, boolean taken) {
		assertTaken(taken,
				"spillway.capacity.min-replicas must be 1 or more, and spillway.capacity.max-replicas no less",
				() -> new CapacityProperties(1, MINUTE, 1, MINUTE, min, max));
	}

	private static void assertTaken(boolean taken, String message, Runnable creation) {
		if (taken) {
			assertThatCode(creation::run).doesNotThrowAnyException();
		}
		else {
			assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(creation::run).withMessage(message);
		}
	}

}
