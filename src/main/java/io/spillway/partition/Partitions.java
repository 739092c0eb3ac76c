package io.spillway.partition;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

import io.spillway.database.FailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.beans.factory.DisposableBean;

/**
 * Makes the next days in the background and drops those that are past the retention:
 * every replica, since each can be the only one.
 */
class Partitions implements DisposableBean {

	/** For a week nobody has to mend what keeps new days from being made. */
	static final int AHEAD = 7;

	/** The longest time between two rounds; the shortest is nine tenths of it. */
	static final Duration INTERVAL = Duration.ofHours(1);

	/** The same after a round that could not make what is missing. */
	static final Duration RETRY = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(Partitions.class);

	private final PartitionStore store;

	private final Duration retention;

	private final Clock clock;

	private final Scheduler scheduler;

	private volatile Disposable running = Disposables.disposed();

	private volatile @Nullable LocalDate firstMissing;

	private boolean makes = true;

	Partitions(PartitionStore store, Duration retention, Clock clock, Scheduler scheduler) {
		this.store = store;
		this.retention = retention;
		this.clock = clock;
		this.scheduler = scheduler;
	}

	/** How many days from today on can be recorded of; NaN if that was never known. */
	double ahead() {
		LocalDate missing = this.firstMissing;
		if (missing == null) {
			return Double.NaN;
		}
		// What is not looked at any more gets less by itself.
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		return Math.max(0, ChronoUnit.DAYS.between(today, missing));
	}

	void start() {
		this.running = round().flatMap((pause) -> Mono.delay(jittered(pause), this.scheduler)).repeat().subscribe();
	}

	private static Duration jittered(Duration longest) {
		return longest.minusMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() / 10));
	}

	/** Makes and drops once, and says how long to pause at most before the next time. */
	Mono<Duration> round() {
		return makeAhead().flatMap((made) -> dropOld().thenReturn(made ? INTERVAL : RETRY));
	}

	private Mono<Boolean> makeAhead() {
		return this.store.makeAhead(AHEAD)
			.doOnNext((made) -> logger.debug("Made %d partitions of clicks".formatted(made)))
			.then(this.store.firstMissing(AHEAD))
			.doOnNext(this::succeed)
			.doOnError(this::fail)
			.map((_) -> true)
			.onErrorReturn(false);
	}

	private void succeed(LocalDate firstMissing) {
		this.firstMissing = firstMissing;
		if (!this.makes) {
			logger.info("The partitions of the next days of clicks are there");
			this.makes = true;
		}
	}

	private void fail(Throwable error) {
		if (this.makes) {
			logger.warn("The partitions of the next days of clicks could not be made, which is tried again: "
					+ FailureReason.of(error));
			this.makes = false;
		}
	}

	/**
	 * What cannot be dropped now, since somebody reads clicks for long, is not tried
	 * again before the next round: each attempt makes all who record wait for a moment.
	 */
	private Mono<Integer> dropOld() {
		return this.store.drop(this.retention)
			.expand((dropped) -> (dropped > 0) ? this.store.drop(this.retention) : Mono.empty())
			.reduce(0, Integer::sum)
			.doOnNext((dropped) -> logger.debug("Dropped %d partitions of clicks".formatted(dropped)))
			.doOnError((error) -> logger.warn("Clicks past spillway.clicks.retention could not be dropped, "
					+ "the next attempt is in an hour: " + FailureReason.of(error)))
			.onErrorReturn(0);
	}

	@Override
	public void destroy() {
		this.running.dispose();
	}

}
