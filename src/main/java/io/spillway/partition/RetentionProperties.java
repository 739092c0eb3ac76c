package io.spillway.partition;

import java.time.Duration;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long clicks are kept.
 *
 * @param retention how long, 1 to 3650 days: the database makes no partition of days
 * before
 */
@ConfigurationProperties("spillway.clicks")
record RetentionProperties(@DefaultValue("P400D") Duration retention) {

	private static final Duration SHORTEST = Duration.ofDays(1);

	private static final Duration LONGEST = Duration.ofDays(3650);

	RetentionProperties {
		if (retention.compareTo(SHORTEST) < 0 || retention.compareTo(LONGEST) > 0) {
			throw new InvalidSettingException("spillway.clicks.retention must be 1 to 3650 days, like P400D");
		}
	}

}
