package io.spillway.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import io.spillway.database.DatabaseGuard;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Reads what changed in a table since a look. The table needs a column
 * {@code changed_in xid8}, the transaction of a row's last change.
 *
 * @param <K> what rows are told apart by
 * @param <V> what is held of a row
 */
public final class ChangedRows<K, V> {

	/** One statement, so that the horizon is of the snapshot that the rows are of. */
	private static final String SQL = """
			select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, changed_in is not null as present, %s
			from (values (1)) as always left join %s on %s
			""";

	private static final Log logger = LogFactory.getLog(ChangedRows.class);

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	private final String table;

	private final String changed;

	private final String all;

	private final Function<Readable, Changes.@Nullable Row<K, V>> read;

	private volatile boolean allReadable = true;

	/**
	 * Creates a reader.
	 * @param columns the columns to read
	 * @param table the table
	 * @param held the condition of the rows that are to be held
	 * @param read reads a row; null for one that this version does not know
	 */
	public ChangedRows(DatabaseClient database, DatabaseGuard guard, String columns, String table, String held,
			Function<Readable, Changes.@Nullable Row<K, V>> read) {
		this.database = database;
		this.guard = guard;
		this.table = table;
		this.changed = SQL.formatted(columns, table, "changed_in >= :since::xid8");
		this.all = SQL.formatted(columns, table, held);
		this.read = read;
	}

	/**
	 * Reads what changed since a look.
	 * @param horizon the earlier look's horizon, or 0 for all rows that are to be held
	 */
	public Mono<Changes<K, V>> since(long horizon) {
		DatabaseClient.GenericExecuteSpec look = (horizon == 0) ? this.database.sql(this.all)
				: this.database.sql(this.changed).bind("since", Long.toString(horizon));
		return this.guard.guard(look.map(this::look).all().collectList().map((looks) -> changes(horizon, looks)));
	}

	private Look<K, V> look(Readable row) {
		String horizon = row.get("horizon", String.class);
		if (horizon == null) {
			throw new IllegalStateException("the database has no current snapshot");
		}
		boolean present = Boolean.TRUE.equals(row.get("present", Boolean.class));
		return new Look<>(Long.parseLong(horizon), Optional.ofNullable(present ? read(row) : null));
	}

	/** A row that cannot be read is no reason to learn of no other any more. */
	private Changes.@Nullable Row<K, V> read(Readable row) {
		try {
			return this.read.apply(row);
		}
		catch (RuntimeException ex) {
			if (this.allReadable) {
				logger.warn("A row of %s cannot be read and is left out, as others may be from now on: %s"
					.formatted(this.table, ex.getClass().getSimpleName()));
			}
			this.allReadable = false;
			return null;
		}
	}

	private static <K, V> Changes<K, V> changes(long since, List<Look<K, V>> looks) {
		return new Changes<>(looks.getFirst().horizon(), since == 0,
				looks.stream().map(Look::row).flatMap(Optional::stream).toList());
	}

	private record Look<K, V>(long horizon, Optional<Changes.Row<K, V>> row) {
	}

}
