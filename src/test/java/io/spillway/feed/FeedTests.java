package io.spillway.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

import io.spillway.revocation.DenyListChanges.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DenyListSyncTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FakeStore store = new FakeStore();

	private final DenyList list = new DenyList(RevocationMode.LENIENT);

	private final DenyListSync sync = new DenyListSync(FakeStore.NOWHERE, this.store, this.list,
			Clock.fixed(NOW, ZoneOffset.UTC), this.time);

	@AfterEach
	void stop() {
		this.sync.destroy();
	}

	@Test
	void looksAtOnceAndThenOnceASecond() {
		this.store.willShow(changes(7, true, "a"));
		this.store.willShow(changes(8, false, "b"));
		start();
		assertThat(this.list.isDenied("a")).isTrue();
		assertThat(this.list.isDenied("b")).isFalse();
		pass(Duration.ofSeconds(1));
		assertThat(this.list.isDenied("b")).isTrue();
		pass(Duration.ofSeconds(1));
		assertThat(this.store.horizons).containsExactly(0L, 7L, 8L);
	}

	@Test
	void looksAtAllNowAndThen() {
		this.store.willShow(changes(7, true, "a"));
		start();
		pass(Duration.ofMinutes(10));
		assertThat(this.store.horizons).hasSize(601);
		assertThat(Collections.frequency(this.store.horizons, 0L)).isEqualTo(3);
		assertThat(this.store.horizons.get(300)).isZero();
	}

	@Test
	void looksAtAllIfTheDatabaseIsAnother() {
		this.store.willShow(changes(900, true, "a"));
		this.store.willShow(changes(5, false, "b"));
		this.store.willShow(changes(6, true, "c"));
		start();
		pass(Duration.ofSeconds(2));
		assertThat(this.store.horizons).containsExactly(0L, 900L, 0L);
		assertThat(this.list.isDenied("a")).isFalse();
		assertThat(this.list.isDenied("c")).isTrue();
	}

	@Test
	void keepsWhatItHasAndWarnsOnceWhileTheDatabaseIsAway(CapturedOutput output) {
		this.store.willShow(changes(7, true, "a"));
		for (int i = 0; i < 5; i++) {
			this.store.willFail(new IllegalStateException("secret"));
		}
		this.store.willShow(changes(9, false, "b"));
		start();
		pass(Duration.ofSeconds(5));
		assertThat(this.list.isDenied("a")).isTrue();
		assertThat(this.list.isLoaded()).isTrue();
		assertThat(output).containsOnlyOnce("The deny list cannot be read").doesNotContain("secret");
		assertThat(output).doesNotContain("up to date again");
		pass(Duration.ofSeconds(2));
		assertThat(this.list.isDenied("b")).isTrue();
		assertThat(this.store.horizons).containsExactly(0L, 7L, 7L, 7L, 7L, 7L, 7L, 9L);
		assertThat(output).containsOnlyOnce("The deny list is up to date again");
	}

	@Test
	void isNotLoadedAsLongAsTheDatabaseIsAway() {
		this.store.willFail(new IllegalStateException());
		start();
		pass(Duration.ofSeconds(10));
		assertThat(this.list.isLoaded()).isFalse();
		assertThat(this.store.horizons).hasSize(11).containsOnly(0L);
	}

	@Test
	void forgetsWhatHasExpiredEvenWhileTheDatabaseIsAway() {
		this.store.willFail(new IllegalStateException());
		start();
		this.list.deny(Subject.ofSealed("past"), NOW.minusMillis(1));
		this.list.deny(Subject.ofSealed("future"), NOW.plusMillis(1));
		pass(Duration.ofSeconds(1));
		assertThat(this.list.isDenied("past")).isFalse();
		assertThat(this.list.isDenied("future")).isTrue();
	}

	@Test
	void looksNoMoreOnceItIsStopped() {
		this.store.willShow(changes(7, true, "a"));
		start();
		this.sync.destroy();
		pass(Duration.ofSeconds(10));
		assertThat(this.store.horizons).hasSize(1);
	}

	private void start() {
		this.sync.start();
		pass(Duration.ZERO);
	}

	private void pass(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	private static DenyListChanges changes(long horizon, boolean complete, String denied) {
		return new DenyListChanges(horizon, complete, List.of(new Entry(Subject.ofSealed(denied), true, Instant.MAX)));
	}

}
