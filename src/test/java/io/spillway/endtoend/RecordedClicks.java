package io.spillway.endtoend;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.spillway.development.Query;
import io.spillway.development.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The clicks in a database. */
final class RecordedClicks {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final TestDatabase database;

	RecordedClicks(TestDatabase database) {
		this.database = database;
	}

	/** Waits until clicks of these recipients are there, and holds each to be once. */
	void awaitOnce(Set<Long> recipients) {
		assertThat(recipients).isNotEmpty();
		Await.until("all clicks are recorded", LIMIT, () -> recipients().containsAll(recipients));
		assertOnce();
	}

	/**
	 * Holds each of these recipients to have a click, and nobody to have more. Each
	 * person may have one beside them whose answer did not arrive.
	 */
	void assertOnce(Set<Long> recipients) {
		assertThat(recipients).isNotEmpty();
		assertThat(recipients()).containsAll(recipients)
			.hasSizeBetween(recipients.size(), recipients.size() + ClickBurst.PEOPLE);
		assertOnce();
	}

	private void assertOnce() {
		assertThat(Query.number(this.database, "select count(*) - count(distinct recipient) from click")).isZero();
		assertThat(Query.number(this.database, "select count(*) from click"))
			.isEqualTo(Query.number(this.database, "select sum(clicks) from campaign_minute"))
			.isEqualTo(Query.number(this.database, "select sum(recipients) from campaign_minute"));
	}

	private Set<Long> recipients() {
		Set<Long> recipients = new HashSet<>();
		try (Connection connection = this.database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select recipient from click")) {
			while (rows.next()) {
				recipients.add(rows.getLong(1));
			}
			return recipients;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
