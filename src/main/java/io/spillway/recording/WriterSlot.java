package io.spillway.recording;

import java.util.concurrent.ThreadLocalRandom;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * By what this writer is told from others, 0 to 63: writers that add to the same rows of
 * a minute wait for each other. It is nobody else's as long as the connection lasts, by a
 * lock of its session; with more writers than there are slots, some share one.
 */
final class WriterSlot {

	private static final int SLOTS = 64;

	/** Looks at one after the other, and locks none but the first that is free. */
	private static final String SQL = """
			select coalesce((
					select slot from generate_series(0, %d) as slot
					where pg_try_advisory_lock(hashtext('click writers'), slot) limit 1
				), $1)::int2
			""".formatted(SLOTS - 1);

	private volatile @Nullable Claim claim;

	/** The slot of a connection, which is asked for it once. */
	Mono<Short> of(PostgresqlConnection connection) {
		Claim made = this.claim;
		return (made != null && made.connection().equals(connection)) ? Mono.just(made.slot()) : claim(connection);
	}

	private Mono<Short> claim(PostgresqlConnection connection) {
		return connection.createStatement(SQL)
			.bind(0, ThreadLocalRandom.current().nextInt(SLOTS))
			.execute()
			.flatMap((result) -> result.map((row) -> row.get(0, Short.class)))
			.single()
			.doOnNext((slot) -> this.claim = new Claim(connection, slot));
	}

	/**
	 * What a connection has.
	 *
	 * @param connection the connection
	 * @param slot its slot
	 */
	private record Claim(PostgresqlConnection connection, short slot) {
	}

}
