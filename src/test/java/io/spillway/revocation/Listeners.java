package io.spillway.revocation;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;

/** The connections over which notifications come, as the database sees them. */
final class Listeners {

	private static final String OURS = "datname = current_database() and query = 'listen spillway_deny_list'";

	private Listeners() {
	}

	static long count(MigratedDatabase database) {
		return Query.number(database.server(),
				"select count(*) from pg_stat_activity where state = 'idle' and " + OURS);
	}

	static void kill(MigratedDatabase database) {
		Query.text(database.server(), "select count(pg_terminate_backend(pid)) from pg_stat_activity where " + OURS);
	}

}
