package io.spillway.revocation;

import java.time.Clock;
import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/**
 * Keeps the deny list up to date: looks at the table once a second, and at once when a
 * notification says that it changed. Notifications come over a connection of their own,
 * not from the pool: behind a pooling proxy they would not come at all, and then the
 * looks alone do it. Begins when the port is open: the first click has no use for it.
 */
@Order(-1)
class DenyListSync implements ApplicationRunner, DisposableBean {

	static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(DenyListSync.class);

	/**
	 * Bounds how long a change can stay unseen that no horizon told of, as after a
	 * restore.
	 */
	private static final int LOOKS_BETWEEN_COMPLETE_ONES = 300;

	private final PostgresqlConnectionFactory connections;

	private final DenyListStore store;

	private final DenyList list;

	private final Clock clock;

	private final Scheduler scheduler;

	private long horizon;

	private int looks;

	private boolean reachable = true;

	private volatile Disposable running = Disposables.disposed();

	DenyListSync(PostgresqlConnectionFactory connections, DenyListStore store, DenyList list, Clock clock,
			Scheduler scheduler) {
		this.connections = connections;
		this.store = store;
		this.list = list;
		this.clock = clock;
		this.scheduler = scheduler;
	}

	@Override
	public void run(ApplicationArguments args) {
		start();
	}

	void start() {
		Flux<Long> ticks = Flux.interval(Duration.ZERO, INTERVAL, this.scheduler);
		this.running = Flux.merge(ticks, notifications())
			.onBackpressureLatest()
			.concatMap((_) -> look(), 1)
			.subscribe();
	}

	private Flux<Long> notifications() {
		return Flux
			.usingWhen(this.connections.create(),
					(connection) -> connection.createStatement("listen " + DenyListStore.CHANNEL)
						.execute()
						.flatMap((result) -> result.getRowsUpdated())
						.thenMany(connection.getNotifications().map((_) -> 0L)),
					PostgresqlConnection::close)
			.concatWith(Mono.error(() -> new IllegalStateException("the connection ended")))
			.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, INTERVAL).jitter(0.5).scheduler(this.scheduler));
	}

	private Mono<Void> look() {
		long since = (this.looks % LOOKS_BETWEEN_COMPLETE_ONES == 0) ? 0 : this.horizon;
		return Mono.fromRunnable(this.list::beginLook)
			.then(this.store.changesSince(since))
			.doOnNext(this::apply)
			.doOnError(this::report)
			.onErrorComplete()
			.then(Mono.fromRunnable(() -> this.list.forgetExpired(this.clock.instant())));
	}

	private void apply(DenyListChanges changes) {
		this.list.apply(changes);
		// A horizon that went back is another database's: what it changed is not known.
		this.looks = (changes.horizon() < this.horizon) ? 0 : this.looks + 1;
		this.horizon = changes.horizon();
		if (!this.reachable) {
			logger.info("The deny list is up to date again");
			this.reachable = true;
		}
	}

	private void report(Throwable error) {
		if (this.reachable) {
			logger.warn("The deny list cannot be read, revocations are unknown until it can: "
					+ error.getClass().getSimpleName());
			this.reachable = false;
		}
	}

	@Override
	public void destroy() {
		this.running.dispose();
	}

}
