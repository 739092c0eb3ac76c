package io.spillway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.awaitility.Awaitility.await;

class StatementTimeoutTests {

	private static final int MORE_THAN_THE_POOL = 50;

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.of(TestDatabase.create(), Duration.ofMillis(500));

	@Test
	void aLockedTableTakesNoConnectionFromTheOthers() throws SQLException {
		try (Connection locker = this.database.server().connect(); Statement statement = locker.createStatement()) {
			locker.setAutoCommit(false);
			statement.execute("lock table link in access exclusive mode");
			StepVerifier
				.create(Flux.range(0, MORE_THAN_THE_POOL)
					.flatMap((_) -> count("link").materialize(), MORE_THAN_THE_POOL)
					.filter((signal) -> signal.getThrowable() instanceof DatabaseUnavailableException)
					.count())
				.expectNext((long) MORE_THAN_THE_POOL)
				.verifyComplete();
			await().until(() -> Query.number(this.database.server(), """
					select count(*) from pg_stat_activity
					where datname = current_database() and wait_event_type = 'Lock'
					""") == 0);
			awaitAnswer("deny_list");
		}
		awaitAnswer("link");
	}

	private void awaitAnswer(String table) {
		await().untilAsserted(() -> StepVerifier.create(count(table)).expectNext(0L).verifyComplete());
	}

	private Mono<Long> count(String table) {
		return this.database.guard()
			.guard(this.database.client().sql("select count(*) as rows from " + table).mapValue(Long.class).one());
	}

}
