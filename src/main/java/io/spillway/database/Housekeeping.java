package io.spillway.database;

import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Removes rows past their retention in the background: in small batches with a pause
 * after each, so that no request waits for them.
 */
class Housekeeping implements ApplicationRunner, DisposableBean {

	static final int BATCH = 1000;

	private static final Log logger = LogFactory.getLog(Housekeeping.class);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	private final List<Cleanup> cleanups;

	private final Duration interval;

	private final Scheduler scheduler;

	private volatile Disposable running = Disposables.disposed();

	Housekeeping(DatabaseClient database, DatabaseGuard guard, List<Cleanup> cleanups, Duration interval,
			Scheduler scheduler) {
		this.database = database;
		this.guard = guard;
		this.cleanups = cleanups;
		this.interval = interval;
		this.scheduler = scheduler;
	}

	@Override
	public void run(ApplicationArguments args) {
		start();
	}

	void start() {
		this.running = Flux.interval(this.interval, this.scheduler)
			.onBackpressureDrop()
			.concatMap((_) -> cleanUp(), 1)
			.subscribe();
	}

	Mono<Void> cleanUp() {
		return Flux.fromIterable(this.cleanups).concatMap(this::cleanUp).then();
	}

	private Mono<Long> cleanUp(Cleanup cleanup) {
		return deleteBatch(cleanup)
			.expand((deleted) -> (deleted < BATCH) ? Mono.empty()
					: Mono.delay(PAUSE, this.scheduler).then(deleteBatch(cleanup)))
			.reduce(0L, Long::sum)
			.doOnNext((deleted) -> logger.debug("Removed %d %s".formatted(deleted, cleanup.rows())))
			.doOnError((error) -> logger.warn("Could not remove old %s, the next attempt is in %s: %s"
				.formatted(cleanup.rows(), this.interval, error.getClass().getSimpleName())))
			.onErrorResume((_) -> Mono.empty());
	}

	private Mono<Long> deleteBatch(Cleanup cleanup) {
		return this.guard.guard(this.database.sql(cleanup.sql())
			.bind("retention", (double) cleanup.retention().toSeconds())
			.bind("batch", BATCH)
			.fetch()
			.rowsUpdated());
	}

	@Override
	public void destroy() {
		this.running.dispose();
	}

}
