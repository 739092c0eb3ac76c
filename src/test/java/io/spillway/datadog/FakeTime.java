package io.spillway.datadog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes by pauses only. */
final class FakeTime implements Pause, InstantSource {

	static final Instant BEGIN = Instant.parse("2026-11-25T12:00:00Z");

	private final List<Duration> pauses = new ArrayList<>();

	private Instant now = BEGIN;

	@Override
	public void of(Duration duration) {
		this.pauses.add(duration);
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	Clock clock() {
		return withZone(ZoneOffset.UTC);
	}

	List<Duration> pauses() {
		return this.pauses;
	}

}
