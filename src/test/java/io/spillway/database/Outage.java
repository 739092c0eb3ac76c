package io.spillway.database;

import io.spillway.development.Query;
import io.spillway.development.TestDatabase;

/**
 * While it lasts a database takes no connections, and those that there were are ended.
 */
public final class Outage implements AutoCloseable {

	private final TestDatabase database;

	/** A database cannot shut itself. */
	private final TestDatabase maintenance;

	private Outage(TestDatabase database) {
		this.database = database;
		this.maintenance = new TestDatabase(database.host(), database.port(), "template1", database.user(),
				database.password());
	}

	public static Outage of(TestDatabase database) {
		Outage outage = new Outage(database);
		outage.allowConnections(false);
		Query.text(outage.maintenance,
				"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '%s'"
					.formatted(database.name()));
		return outage;
	}

	@Override
	public void close() {
		allowConnections(true);
	}

	private void allowConnections(boolean allowed) {
		this.maintenance.execute("alter database %s allow_connections %s".formatted(this.database.name(), allowed));
	}

}
