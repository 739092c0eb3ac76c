package io.spillway.database;

import java.time.Duration;

import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabasePropertiesTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void refusesToWaitForNoTime() {
		assertRefused("spillway.migrate-wait", Duration.ZERO, SECOND, SECOND);
		assertRefused("spillway.database-timeout", SECOND, Duration.ofMillis(-1), SECOND);
		assertRefused("spillway.cleanup-interval", SECOND, SECOND, Duration.ZERO);
	}

	private static void assertRefused(String name, Duration wait, Duration timeout, Duration interval) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new DatabaseProperties(MigrationMode.AUTO, wait, timeout, interval))
			.withMessage(name + " must be more than zero");
	}

}
