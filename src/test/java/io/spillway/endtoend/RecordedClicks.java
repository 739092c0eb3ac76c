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

	/** In one look, since a replay may go on meanwhile. */
	private void assertOnce() {
		assertThat(Query.text(this.database, """
				select format('%s recipients, %s clicks, %s first ones, of %s clicks',
					(select count(distinct recipient) from click), (select sum(clicks) from campaign_minute),
					(select sum(recipients) from campaign_minute), (select count(*) from click))"""))
			.matches("(\\d+) recipients, \\1 clicks, \\1 first ones, of \\1 clicks");
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
