package io.spillway.revocation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.spillway.database.MigratedDatabase;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** A table that shows what a test wants a look to show; after that the last again. */
final class FakeStore extends DenyListStore {

	/**
	 * Nobody listens there: what the connection for notifications does is not of
	 * interest.
	 */
	static final PostgresqlConnectionFactory NOWHERE = new PostgresqlConnectionFactory(
			PostgresqlConnectionConfiguration.builder().host("127.0.0.1").port(1).username("nobody").build());

	final List<Long> horizons = new ArrayList<>();

	private final Deque<Mono<DenyListChanges>> answers = new ArrayDeque<>();

	FakeStore() {
		super(DatabaseClient.create(NOWHERE), MigratedDatabase.guardOnly());
	}

	void willShow(DenyListChanges changes) {
		this.answers.add(Mono.just(changes));
	}

	void willFail(Throwable error) {
		this.answers.add(Mono.error(error));
	}

	@Override
	Mono<DenyListChanges> changesSince(long horizon) {
		return Mono.defer(() -> {
			this.horizons.add(horizon);
			Mono<DenyListChanges> answer = (this.answers.size() > 1) ? this.answers.pop() : this.answers.peek();
			return (answer != null) ? answer : Mono.empty();
		});
	}

}
