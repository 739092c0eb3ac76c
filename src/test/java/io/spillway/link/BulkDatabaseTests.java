package io.spillway.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.MigratedDatabase;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.RequestTracing;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class BulkDatabaseTests {

	private final AtomicLong time = new AtomicLong();

	private final BulkDatabase database = new BulkDatabase(MigratedDatabase.guardOnly(),
			new BatchTelemetry("bulk", RequestTracing.none()), Schedulers.immediate(), this.time::get);

	@Test
	void noMoreBatchesAreUnderWayThanThereAreTurns() {
		List<Sinks.One<Integer>> batches = new ArrayList<>();
		List<Mono<Integer>> runs = new ArrayList<>();
		AtomicInteger begun = new AtomicInteger();
		for (int i = 0; i < 5; i++) {
			Sinks.One<Integer> batch = Sinks.one();
			batches.add(batch);
			runs.add(this.database.run(1, batch.asMono().doOnSubscribe((_) -> begun.incrementAndGet())));
		}
		StepVerifier.create(Flux.mergeSequential(runs)).then(() -> {
			for (int i = 0; i < 5; i++) {
				assertThat(begun).hasValue(Math.min(5, i + BulkDatabase.TURNS));
				batches.get(i).tryEmitValue(i).orThrow();
			}
		}).expectNext(0, 1, 2, 3, 4).verifyComplete();
	}

	@Test
	void whoGoesAwayGivesItsTurnBack() {
		for (int i = 0; i < 2 * BulkDatabase.TURNS; i++) {
			StepVerifier.create(this.database.run(1, Mono.never())).thenCancel().verify();
		}
		StepVerifier.create(this.database.run(1, Mono.just("done"))).expectNext("done").verifyComplete();
	}

	@Test
	void aDatabaseThatIsAwayIsTriedAgainUntilPatienceIsOver() {
		AtomicInteger attempts = new AtomicInteger();
		Mono<String> failing = Mono.defer(() -> {
			this.time.addAndGet(BulkDatabase.PATIENCE.toNanos() / 3);
			attempts.incrementAndGet();
			return Mono.error(new TimeoutException());
		});
		StepVerifier.create(this.database.run(1, failing)).verifyError(DatabaseUnavailableException.class);
		assertThat(attempts).hasValue(3);
	}

	@Test
	void aTurnIsWaitedForOnlyUntilPatienceIsOver() {
		StepVerifier.withVirtualTime(() -> {
			for (int i = 0; i < BulkDatabase.TURNS; i++) {
				this.database.run(1, Mono.never()).subscribe();
			}
			return this.database.run(1, Mono.just("done"));
		})
			.expectSubscription()
			.expectNoEvent(BulkDatabase.PATIENCE.minusMillis(1))
			.then(() -> this.time.set(BulkDatabase.PATIENCE.toNanos()))
			.thenAwait(Duration.ofMillis(1))
			.verifyError(DatabaseUnavailableException.class);
	}

	@Test
	void whatTheDatabaseRefusesIsNotTriedAgain() {
		AtomicInteger attempts = new AtomicInteger();
		Mono<String> failing = Mono.defer(() -> {
			attempts.incrementAndGet();
			return Mono.error(new IllegalStateException());
		});
		StepVerifier.create(this.database.run(1, failing)).verifyError(IllegalStateException.class);
		assertThat(attempts).hasValue(1);
	}

}
