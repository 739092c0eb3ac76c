package io.spillway.statistics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class WatcherTests {

	private final AtomicBoolean written = new AtomicBoolean(true);

	private final AtomicInteger stuck = new AtomicInteger();

	private final Watcher watcher = new Watcher(this.written::get, this.stuck::incrementAndGet);

	@Test
	void whoWaitsGetsTheNextEvent() {
		StreamEvent event = event();
		StepVerifier.create(this.watcher.next())
			.then(() -> this.watcher.offer(event))
			.expectNext(event)
			.verifyComplete();
	}

	@Test
	void whoIsSlowGetsTheLatest() {
		StreamEvent latest = event();
		this.watcher.offer(event());
		this.watcher.offer(event());
		this.watcher.offer(latest);
		StepVerifier.create(this.watcher.next()).expectNext(latest).verifyComplete();
		StepVerifier.create(this.watcher.next())
			.then(() -> this.watcher.offer(latest))
			.expectNoEvent(Duration.ofMillis(50))
			.then(() -> this.watcher.offer(event()))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void whoDoesNotReadForAMinuteIsStuck() {
		for (int i = 0; i < Watcher.PATIENCE; i++) {
			this.watcher.offer(event());
		}
		assertThat(this.stuck).hasValue(0);
		this.watcher.offer(event());
		assertThat(this.stuck).hasValue(1);
	}

	@Test
	void whatIsNotWrittenHoldsBackTheNextAndTheLatestComesThen() {
		StreamEvent latest = event();
		this.written.set(false);
		StepVerifier.create(this.watcher.next()).then(() -> {
			this.watcher.offer(event());
			this.watcher.offer(event());
			this.written.set(true);
			this.watcher.offer(latest);
		}).expectNext(latest).verifyComplete();
		this.written.set(false);
		StepVerifier.create(this.watcher.next()).then(() -> {
			for (int i = 0; i <= Watcher.PATIENCE; i++) {
				this.watcher.offer(event());
			}
			assertThat(this.stuck).hasValue(1);
		}).then(this.watcher::end).verifyComplete();
	}

	@Test
	void whoHasNotReadWhatCameBeforeIsCutOffAtTheEnd() {
		this.watcher.end();
		assertThat(this.stuck).hasValue(0);
		this.written.set(false);
		this.watcher.end();
		assertThat(this.stuck).hasValue(1);
	}

	@Test
	void theLastEventIsNotHeldBack() {
		StreamEvent last = StreamEvent.error(new Problem(ProblemType.INTERNAL, null));
		this.written.set(false);
		StepVerifier.create(this.watcher.next()).then(() -> this.watcher.offer(last)).expectNext(last).verifyComplete();
	}

	@Test
	void whoReadsNowAndThenIsNot() {
		for (int i = 0; i < 10; i++) {
			for (int event = 0; event < Watcher.PATIENCE; event++) {
				this.watcher.offer(event());
			}
			this.watcher.next().block();
		}
		assertThat(this.stuck).hasValue(0);
	}

	@Test
	void nothingComesAfterTheEnd() {
		StepVerifier.create(this.watcher.events().concatMap((event) -> event, 32))
			.then(() -> this.watcher.offer(event()))
			.expectNextCount(1)
			.then(this.watcher::end)
			.verifyComplete();
	}

	@Test
	void theLastEventIsStillGiven() {
		StreamEvent last = StreamEvent.error(new Problem(ProblemType.INTERNAL, null));
		this.watcher.offer(last);
		StepVerifier.create(this.watcher.events().concatMap((event) -> event)).expectNext(last).verifyComplete();
	}

	@Test
	void whoGoesWhileWaitingTakesNothing() {
		StreamEvent event = event();
		StepVerifier.create(this.watcher.next()).thenCancel().verify();
		Mono<StreamEvent> next = this.watcher.next();
		StepVerifier.create(next).then(() -> this.watcher.offer(event)).expectNext(event).verifyComplete();
	}

	private static StreamEvent event() {
		return new StreamEvent(new byte[0], null);
	}

}
