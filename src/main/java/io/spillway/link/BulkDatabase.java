package io.spillway.link;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import io.opentelemetry.api.trace.Span;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.DatabaseUnavailableException;
import io.spillway.observability.BatchTelemetry;
import io.spillway.observability.CurrentSpan;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;
import reactor.util.retry.Retry;

/**
 * The way of batches of lines to the database: a few at a time, whatever the number of
 * streams, so that the rest of the API finds connections and a database that has time for
 * it. While the database is away a batch waits for it, and for its turn no longer.
 */
class BulkDatabase {

	/** One writes while another waits for its commit. */
	static final int TURNS = 2;

	/** What a database takes to come back from a restart or a failover that goes well. */
	static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private final DatabaseGuard guard;

	private final BatchTelemetry telemetry;

	private final LongSupplier nanoTime;

	private final Scheduler worker;

	private final InstrumentedPool<Object> turns;

	/**
	 * Creates the way.
	 * @param worker where results are given: not on the event loop that they come in on
	 * @param nanoTime the time
	 */
	BulkDatabase(DatabaseGuard guard, BatchTelemetry telemetry, Scheduler worker, LongSupplier nanoTime) {
		this.guard = guard;
		this.telemetry = telemetry;
		this.nanoTime = nanoTime;
		this.worker = worker;
		this.turns = PoolBuilder.from(Mono.fromSupplier(Object::new)).sizeBetween(0, TURNS).buildPool();
	}

	/**
	 * Does the work of a batch.
	 * @param size how many rows it has
	 * @param work what can be done twice
	 * @return the work's result, or what the {@link DatabaseGuard} made of its last error
	 */
	<T> Mono<T> run(int size, Mono<T> work) {
		return Mono.deferContextual((context) -> {
			long since = this.nanoTime.getAsLong();
			Span span = CurrentSpan.in(context);
			List<Span> traced = (span != null) ? List.of(span) : List.of();
			return turn(since, attempt(size, since, traced, work)).single()
				.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
					.maxBackoff(LONGEST_PAUSE)
					.filter((error) -> error instanceof DatabaseUnavailableException
							&& this.nanoTime.getAsLong() - since < PATIENCE.toNanos()))
				.publishOn(this.worker);
		});
	}

	/** Waits for a turn while there is patience left: other streams may hold them all. */
	private <T> Mono<T> turn(long since, Mono<T> work) {
		return Mono.defer(() -> {
			long left = PATIENCE.toNanos() - (this.nanoTime.getAsLong() - since);
			// None would be for ever.
			Duration patience = Duration.ofNanos(Math.max(left, 1));
			Mono<PooledRef<Object>> acquired = this.guard.guardUnlimited(this.turns.acquire(patience).flux()).single();
			return Mono.usingWhen(acquired, (_) -> work, PooledRef::release);
		});
	}

	private <T> Mono<T> attempt(int size, long since, List<Span> traced, Mono<T> work) {
		return Mono.defer(() -> {
			BatchTelemetry.Load load = this.telemetry.begin(size, this.nanoTime.getAsLong() - since, traced);
			return this.guard.guard(work)
				.doOnSuccess((_) -> load.done())
				.doOnError((_) -> load.failed())
				.doOnCancel(load::failed);
		});
	}

}
