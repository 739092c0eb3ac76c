package io.spillway.partition;

import java.time.LocalDate;
import java.time.ZoneOffset;

import io.spillway.database.MigratedDatabase;
import io.spillway.development.Query;

/** The partitions of a database. */
final class Days {

	private final MigratedDatabase database;

	Days(MigratedDatabase database) {
		this.database = database;
	}

	static LocalDate today() {
		return LocalDate.now(ZoneOffset.UTC);
	}

	/** From the first to the last, and how many, relative to today. */
	String text() {
		return Query.text(this.database.server(), """
				select format('%s..%s: %s', min(day) - today, max(day) - today, count(*))
				from (
					select to_date(substr(relname, 7), 'YYYYMMDD') as day, (now() at time zone 'UTC')::date as today
					from pg_inherits join pg_class on oid = inhrelid where inhparent = 'click'::regclass) as days
				group by today
				""");
	}

	/** Makes days of long ago, which only the owner can. */
	void makeOld(int from, int until) {
		this.database.server()
			.execute("select make_click_partitions(%1$s - %2$d, %1$s - %3$d)"
				.formatted("(now() at time zone 'UTC')::date", from, until));
	}

}
