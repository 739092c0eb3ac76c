package io.spillway.link;

import java.util.HexFormat;
import java.util.List;

import io.spillway.database.DatabaseGuard;
import io.spillway.token.KeyRing;
import io.spillway.token.UnreadableException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Seals all stored links with the primary key. A batch is a transaction, so it can be
 * stopped at any time and run again: it goes on with what is left.
 */
public class Rekey {

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	private final DatabaseGuard guard;

	private final StoredLinks links;

	private final KeyRing ring;

	Rekey(DatabaseClient database, TransactionalOperator transaction, DatabaseGuard guard, StoredLinks links,
			KeyRing ring) {
		this.database = database;
		this.transaction = transaction;
		this.guard = guard;
		this.links = links;
		this.ring = ring;
	}

	/**
	 * Runs to the end.
	 * @param batch how many rows to seal in one transaction
	 * @return the progress after each batch, the last one being the result
	 */
	public Flux<Progress> run(int batch) {
		return this.guard.guardUnlimited(next(new Progress("", 0, 0, false), batch)
			.expand((progress) -> progress.done() ? Mono.empty() : next(progress, batch)));
	}

	private Mono<Progress> next(Progress progress, int batch) {
		// Ordered by token, so that rows that cannot be opened are passed and not met
		// again.
		return this.transaction.transactional(this.database.sql("""
				select %s from link where token > :after and key_id <> :primary
				order by token limit :batch for update
				""".formatted(StoredRow.COLUMNS))
			.bind("after", progress.last())
			.bind("primary", (short) this.ring.primary())
			.bind("batch", batch)
			.map((row) -> reseal(StoredRow.of(row)))
			.all()
			.collectList()
			.flatMap((rows) -> update(rows).thenReturn(progress.plus(rows, batch))));
	}

	private Row reseal(StoredRow row) {
		try {
			byte[] sealed = this.links.seal(row.token(), this.links.openPayload(row));
			return new Row(row.token(), HexFormat.of().formatHex(sealed));
		}
		catch (UnreadableException _) {
			return new Row(row.token(), null);
		}
	}

	private Mono<Long> update(List<Row> rows) {
		List<Row> resealed = rows.stream().filter((row) -> row.sealed() != null).toList();
		if (resealed.isEmpty()) {
			return Mono.just(0L);
		}
		// As text: in an array the driver writes bytes in a form that the database takes
		// for other bytes.
		return this.database.sql("""
				update link set key_id = :primary, sealed = decode(resealed.hex, 'hex')
				from unnest(:tokens, :sealed) as resealed (token, hex) where link.token = resealed.token
				""")
			.bind("primary", (short) this.ring.primary())
			.bind("tokens", resealed.stream().map(Row::token).toArray(String[]::new))
			.bind("sealed", resealed.stream().map(Row::sealed).toArray(String[]::new))
			.fetch()
			.rowsUpdated();
	}

	/**
	 * How far it is.
	 *
	 * @param last the token of the last row
	 * @param resealed how many links were sealed with the primary key
	 * @param unreadable how many could not be opened and stay as they were
	 * @param done whether there are no more
	 */
	public record Progress(String last, long resealed, long unreadable, boolean done) {

		private Progress plus(List<Row> rows, int batch) {
			long failed = rows.stream().filter((row) -> row.sealed() == null).count();
			return new Progress(rows.isEmpty() ? this.last : rows.getLast().token(),
					this.resealed + rows.size() - failed, this.unreadable + failed, rows.size() < batch);
		}

	}

	/**
	 * A link.
	 *
	 * @param token its token
	 * @param sealed the hex of what it is sealed as now, or null if it cannot be opened
	 */
	private record Row(String token, @Nullable String sealed) {
	}

}
