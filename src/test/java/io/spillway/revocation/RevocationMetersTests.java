package io.spillway.revocation;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.feed.Changes.Row;
import io.spillway.feed.Looks;
import io.spillway.feed.TableCopy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationMetersTests {

	private static final Row<Subject, Instant> DENIED = new Row<>(Subject.ofSealed("a"), Instant.MAX);

	private final TableCopy<Subject, Instant> copy = DenyList.newCopy();

	private final DenyList list = new DenyList(RevocationMode.LENIENT, this.copy);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void bind() {
		new RevocationMeters(this.list).bindTo(this.registry);
	}

	@Test
	void aListThatWasNeverReadHasNoSizeAndNoAge() {
		this.copy.put(Subject.ofSealed("a"), Instant.MAX, this.copy.mark());
		assertThat(size()).isNaN();
		assertThat(silence()).isNaN();
	}

	@Test
	void aListThatWasReadHasASize() {
		Looks.showAll(this.copy, List.of(DENIED));
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

	private void read() {
		Looks.showAll(this.copy, List.of());
	}

	private double size() {
		return this.registry.get("spillway.deny.list").gauge().value();
	}

	private double silence() {
		return this.registry.get("spillway.database.silence").timeGauge().value(TimeUnit.NANOSECONDS);
	}

}
