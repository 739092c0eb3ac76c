package io.spillway.database;

import java.time.Duration;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service treats its database.
 *
 * @param migrate who changes the schema
 * @param migrateWait how long {@code auto} and {@code only} wait for the database
 * @param databaseTimeout how long a request waits for the database before it is answered
 * 503
 * @param cleanupInterval how often rows past their retention are removed
 */
@ConfigurationProperties("spillway")
record DatabaseProperties(@DefaultValue("auto") MigrationMode migrate, @DefaultValue("PT60S") Duration migrateWait,
		@DefaultValue("PT3S") Duration databaseTimeout, @DefaultValue("PT10M") Duration cleanupInterval) {

	DatabaseProperties {
		requirePositive("spillway.migrate-wait", migrateWait);
		requirePositive("spillway.database-timeout", databaseTimeout);
		requirePositive("spillway.cleanup-interval", cleanupInterval);
	}

	private static void requirePositive(String name, Duration duration) {
		if (!duration.isPositive()) {
			throw new InvalidSettingException(name + " must be more than zero");
		}
	}

}
