package io.spillway.capacity;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CapacityMetersTests {

	private final AtomicLong nanos = new AtomicLong(-5);

	private final CapacityMeters meters = new CapacityMeters(this.nanos::get);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		this.meters.bindTo(this.registry);
	}

	@Test
	void whatNobodyAskedIsNotKnown() {
		assertUnknown();
	}

	@Test
	void theLastAnswerIsShownForAMinute() {
		this.meters.note(40, 3);
		this.meters.note(41, 2);
		this.nanos.addAndGet(CapacityMeters.FRESH.toNanos() - 1);
		assertThat(value("replicas")).isEqualTo(41);
		assertThat(value("pushes")).isEqualTo(2);
		this.nanos.incrementAndGet();
		assertUnknown();
	}

	@Test
	void afterAFailureNothingIsKnown() {
		this.meters.note(40, 3);
		this.meters.forget();
		assertUnknown();
	}

	private void assertUnknown() {
		assertThat(value("replicas")).isNaN();
		assertThat(value("pushes")).isNaN();
	}

	private double value(String name) {
		return this.registry.get("spillway.capacity." + name).gauge().value();
	}

}
