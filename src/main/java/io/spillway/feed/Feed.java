package io.spillway.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
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
 * Keeps what is held of the followed tables up to date: looks at each once a second, and
 * at once when a notification says that it changed. A table that cannot be read holds up
 * no other. Notifications come over a connection of their own, not from the pool: behind
 * a pooling proxy they would not come at all, and then the looks alone do it. Begins when
 * the port is open: the first click has no use for it.
 */
@Order(-1)
public final class Feed implements ApplicationRunner, DisposableBean {

	static final Duration INTERVAL = Duration.ofSeconds(1);

	/** Stands for the channels of all tables. */
	private static final String ALL = "";

	private final PostgresqlConnectionFactory connections;

	private final List<? extends FollowedTable<?, ?>> tables;

	private final Clock clock;

	private final Scheduler scheduler;

	private volatile Disposable running = Disposables.disposed();

	/**
	 * Creates a feed, which does nothing yet.
	 * @param connections makes the connection for notifications
	 * @param tables the tables to follow
	 */
	public Feed(PostgresqlConnectionFactory connections, List<? extends FollowedTable<?, ?>> tables, Clock clock,
			Scheduler scheduler) {
		this.connections = connections;
		this.tables = tables;
		this.clock = clock;
		this.scheduler = scheduler;
	}

	@Override
	public void run(ApplicationArguments args) {
		start();
	}

	/** Begins to follow the tables. */
	public void start() {
		Flux<String> ticks = Flux.interval(Duration.ZERO, INTERVAL, this.scheduler).map((_) -> ALL);
		Flux<String> channels = Flux.merge(ticks, notifications()).publish().refCount(this.tables.size());
		Disposable.Composite following = Disposables.composite();
		this.running = following;
		this.tables.forEach((table) -> following.add(follow(table, channels)));
	}

	private Disposable follow(FollowedTable<?, ?> table, Flux<String> channels) {
		return channels.filter((channel) -> channel.equals(ALL) || channel.equals(table.channel()))
			.onBackpressureLatest()
			.concatMap((_) -> table.look(this.clock.instant()), 1)
			.subscribe();
	}

	private Flux<String> notifications() {
		return Flux
			.usingWhen(this.connections.create(),
					(connection) -> connection.createStatement(listen())
						.execute()
						.flatMap((result) -> result.getRowsUpdated())
						.thenMany(connection.getNotifications().map(Notification::getName)),
					PostgresqlConnection::close)
			.concatWith(Mono.error(() -> new IllegalStateException("the connection ended")))
			.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, INTERVAL).jitter(0.5).scheduler(this.scheduler));
	}

	private String listen() {
		return this.tables.stream().map((table) -> "listen " + table.channel()).collect(Collectors.joining("; "));
	}

	@Override
	public void destroy() {
		this.running.dispose();
	}

}
