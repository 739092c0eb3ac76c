package io.spillway.click;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.token.TokenKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClickMetersTests {

	private static final long LATE = Duration.ofMillis(100).toNanos();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ClickMeters meters = new ClickMeters();

	@ParameterizedTest
	@EnumSource
	void aClickIsTimedByItsOutcome(ClickOutcome outcome) {
		this.meters.bindTo(this.registry);
		this.meters.answered(TokenKind.STORED, outcome, 7);
		assertThat(clicks("stored", outcome.tag()).count()).isEqualTo(1);
		assertThat(clicks("stored", outcome.tag()).totalTime(TimeUnit.NANOSECONDS)).isEqualTo(7);
		assertThat(this.registry.find("spillway.clicks").timers().stream().mapToLong(Timer::count).sum()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "STORED, stored", "SEALED, sealed", "CAMPAIGN, campaign", ", none" })
	void aClickIsTimedByTheKindOfItsToken(TokenKind kind, String tag) {
		this.meters.bindTo(this.registry);
		this.meters.answered(kind, ClickOutcome.GONE, LATE + 1);
		assertThat(clicks(tag, "gone").count()).isEqualTo(1);
		assertThat(late(tag).count()).isEqualTo(1);
	}

	@Test
	void aClickIsLateFromAHundredMillisecondsOn() {
		this.meters.bindTo(this.registry);
		this.meters.answered(TokenKind.SEALED, ClickOutcome.REDIRECTED, LATE);
		assertThat(late("sealed").count()).isZero();
		this.meters.answered(TokenKind.SEALED, ClickOutcome.REDIRECTED, LATE + 1);
		assertThat(late("sealed").count()).isEqualTo(1);
		assertThat(late("stored").count()).isZero();
	}

	@Test
	void allThatMayBeCountedIsThereFromTheStart() {
		this.meters.bindTo(this.registry);
		assertThat(this.registry.find("spillway.clicks").timers()).hasSize(24);
		assertThat(this.registry.find("spillway.clicks.late").counters()).hasSize(4);
	}

	@Test
	void nothingIsMeasuredBeforeTheServiceIsReady() {
		this.meters.answered(TokenKind.STORED, ClickOutcome.REDIRECTED, LATE + 1);
		this.meters.bindTo(this.registry);
		assertThat(clicks("stored", "redirected").count()).isZero();
		assertThat(late("stored").count()).isZero();
	}

	private Timer clicks(String kind, String outcome) {
		return this.registry.get("spillway.clicks").tags("kind", kind, "outcome", outcome).timer();
	}

	private Counter late(String kind) {
		return this.registry.get("spillway.clicks.late").tag("kind", kind).counter();
	}

}
