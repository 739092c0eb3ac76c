package io.spillway.capacity;

import java.time.Duration;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many replicas pushes need.
 *
 * @param clickShare which share of the recipients click, more than 0 and 1 at most
 * @param halfTime how long after a push begins half of its clicks have come
 * @param clicksPerReplica clicks a second that a replica answers with room to spare
 * @param leadTime how long before they are needed replicas are asked for
 * @param minReplicas what is answered when no push needs more, at least 1
 * @param maxReplicas the most that is ever answered
 */
@ConfigurationProperties("spillway.capacity")
record CapacityProperties(@DefaultValue("0.3") double clickShare, @DefaultValue("PT2M") Duration halfTime,
		@DefaultValue("1400") double clicksPerReplica, @DefaultValue("PT5M") Duration leadTime,
		@DefaultValue("2") int minReplicas, @DefaultValue("50") int maxReplicas) {

	/** A day: pushes that far ahead need no replica yet. */
	private static final Duration LONGEST = Duration.ofDays(1);

	CapacityProperties {
		if (!(clickShare > 0 && clickShare <= 1)) {
			throw new InvalidSettingException("spillway.capacity.click-share must be more than 0 and 1 at most");
		}
		requireTime("spillway.capacity.half-time", halfTime);
		requireTime("spillway.capacity.lead-time", leadTime);
		if (!(clicksPerReplica > 0 && clicksPerReplica < Double.POSITIVE_INFINITY)) {
			throw new InvalidSettingException("spillway.capacity.clicks-per-replica must be more than 0");
		}
		if (minReplicas < 1 || maxReplicas < minReplicas) {
			throw new InvalidSettingException(
					"spillway.capacity.min-replicas must be 1 or more, and spillway.capacity.max-replicas no less");
		}
	}

	private static void requireTime(String name, Duration time) {
		if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
			throw new InvalidSettingException(name + " must be more than zero and a day at most");
		}
	}

}
