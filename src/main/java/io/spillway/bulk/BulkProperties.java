package io.spillway.bulk;

import java.time.Duration;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of bulk calls.
 *
 * @param idleTimeout how long nothing may move on a stream before it is aborted, 100 ms
 * to an hour
 * @param concurrency how many streams may be under way at a time, 1 to 1,000
 */
@ConfigurationProperties("spillway.bulk")
record BulkProperties(@DefaultValue("PT30S") Duration idleTimeout, @DefaultValue("8") int concurrency) {

	static final Duration MIN_IDLE_TIMEOUT = Duration.ofMillis(100);

	static final Duration MAX_IDLE_TIMEOUT = Duration.ofHours(1);

	static final int MAX_CONCURRENCY = 1000;

	BulkProperties {
		if (idleTimeout.compareTo(MIN_IDLE_TIMEOUT) < 0 || idleTimeout.compareTo(MAX_IDLE_TIMEOUT) > 0) {
			throw new InvalidSettingException(
					"spillway.bulk.idle-timeout must be from %s to %s".formatted(MIN_IDLE_TIMEOUT, MAX_IDLE_TIMEOUT));
		}
		if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
			throw new InvalidSettingException(
					"spillway.bulk.concurrency must be from 1 to %d".formatted(MAX_CONCURRENCY));
		}
	}

}
