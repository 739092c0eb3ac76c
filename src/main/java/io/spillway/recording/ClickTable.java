package io.spillway.recording;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.spi.R2dbcException;
import io.spillway.database.BinaryArray;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.DatabaseUnavailableException;
import io.spillway.database.LoopConnection;
import io.spillway.partition.ClickDays;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The clicks in the database, over a connection of its own: no lookup waits for what is
 * recorded.
 */
final class ClickTable implements EventStore {

	private static final String SQL = "select record_clicks($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

	/** check_violation: with nothing else to check, there is no partition for a row. */
	private static final String NO_PARTITION = "23514";

	/** Data exception, integrity constraint violation. */
	private static final List<String> REFUSED = List.of("22", "23");

	private final LoopConnection connection;

	private final DatabaseGuard guard;

	private final ClickDays days;

	private final WriterSlot slot = new WriterSlot();

	ClickTable(LoopConnection connection, DatabaseGuard guard, ClickDays days) {
		this.connection = connection;
		this.guard = guard;
		this.days = days;
	}

	@Override
	public CompletableFuture<Written> write(List<ClickEvent> events) {
		return this.guard.guard(record(events))
			.map((recorded) -> new Written(recorded, 0))
			.onErrorResume(ClickTable::lacksDay, (_) -> writeWithDays(events))
			.onErrorMap(ClickTable::translate)
			.toFuture();
	}

	/** Makes the days that are kept; a click of another one is not recorded. */
	private Mono<Written> writeWithDays(List<ClickEvent> events) {
		List<ClickEvent> kept = events.stream().filter((event) -> this.days.keeps(time(event))).toList();
		int expired = events.size() - kept.size();
		return this.days.make(kept.stream().map(ClickTable::time).toList())
			.then(this.guard.guard(record(kept)))
			.map((recorded) -> new Written(recorded, expired));
	}

	private static Instant time(ClickEvent event) {
		return Instant.ofEpochMilli(event.millis());
	}

	/** Can be done twice, so that a connection that was lost is no failure. */
	private Mono<Integer> record(List<ClickEvent> events) {
		return Mono.defer(() -> {
			List<BinaryArray> columns = EventColumns.of(events);
			return this.connection.use((open) -> this.slot.of(open).flatMap((slot) -> record(open, slot, columns)));
		});
	}

	private Mono<Integer> record(PostgresqlConnection open, short slot, List<BinaryArray> columns) {
		PostgresqlStatement statement = open.createStatement(SQL).bind(0, slot);
		for (int i = 0; i < columns.size(); i++) {
			statement.bind(i + 1, columns.get(i));
		}
		return statement.execute().flatMap((result) -> result.map((row) -> count(row.get(0, Integer.class)))).single();
	}

	private static int count(@Nullable Integer recorded) {
		return (recorded != null) ? recorded : 0;
	}

	private static boolean lacksDay(Throwable error) {
		return NO_PARTITION.equals(state(error));
	}

	/** What is not the data's fault may succeed later, once somebody has mended it. */
	private static Throwable translate(Throwable error) {
		if (error instanceof DatabaseUnavailableException) {
			return error;
		}
		String state = state(error);
		boolean refused = state != null && REFUSED.stream().anyMatch(state::startsWith);
		return refused ? new RefusedEventsException(error) : error;
	}

	private static @Nullable String state(Throwable error) {
		return (error instanceof R2dbcException ex) ? ex.getSqlState() : null;
	}

}
