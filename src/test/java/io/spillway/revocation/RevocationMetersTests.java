package io.spillway.revocation;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.revocation.DenyListChanges.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationMetersTests {

	private static final Entry DENIED = new Entry(Subject.ofSealed("a"), true, Instant.MAX);

	private final DenyList list = new DenyList(RevocationMode.LENIENT);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		new RevocationMeters(this.list).bindTo(this.registry);
	}

	@Test
	void aListThatWasNeverReadHasNoSizeAndNoAge() {
		this.list.deny(Subject.ofSealed("a"), Instant.MAX);
		assertThat(size()).isNaN();
		assertThat(silence()).isNaN();
	}

	@Test
	void aListThatWasReadHasASize() {
		read(DENIED);
		assertThat(size()).isEqualTo(1);
		read();
		assertThat(size()).isZero();
	}

	@Test
	void theDatabaseIsSilentSinceTheListWasReadLast() {
		long before = System.nanoTime();
		read();
		assertThat(this.list.readAt()).isBetween(before, System.nanoTime());
		double first = silence();
		double second = silence();
		assertThat(second).isGreaterThan(first).isBetween(0.0, (double) (System.nanoTime() - before));
		long again = System.nanoTime();
		read();
		assertThat(silence()).isBetween(0.0, (double) (System.nanoTime() - again));
	}

	private void read(Entry... entries) {
		this.list.beginLook();
		this.list.apply(new DenyListChanges(7, true, List.of(entries)));
	}

	private double size() {
		return this.registry.get("spillway.deny.list").gauge().value();
	}

	private double silence() {
		return this.registry.get("spillway.database.silence").timeGauge().value(TimeUnit.NANOSECONDS);
	}

}
