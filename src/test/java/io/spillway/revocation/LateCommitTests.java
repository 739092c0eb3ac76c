package io.spillway.revocation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Why a look asks for all since the oldest transaction that the last one saw open. */
class LateCommitTests {

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	@AutoClose
	private final Replica replica = new Replica(this.database, Schedulers.parallel());

	@Test
	void anEntryIsSeenThoughALaterOneWasSeenBefore() throws SQLException {
		try (Connection late = this.database.server().connect(); Statement statement = late.createStatement()) {
			late.setAutoCommit(false);
			statement.execute(insert("first"));
			this.database.server().execute(insert("second"));
			await().until(() -> this.replica.isDenied("second"));
			assertThat(this.replica.isDenied("first")).isFalse();
			late.commit();
			await().atMost(Duration.ofSeconds(2)).until(() -> this.replica.isDenied("first"));
		}
	}

	private static String insert(String token) {
		return "insert into deny_list (kind, subject) values (1, substring(sha256('%s') for 16))".formatted(token);
	}

}
