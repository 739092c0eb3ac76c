package io.spillway.revocation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

import io.r2dbc.spi.Readable;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.Nullables;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The deny list in the database. */
class DenyListStore {

	static final String CHANNEL = "spillway_deny_list";

	private static final short SEALED = 1;

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	DenyListStore(DatabaseClient database, DatabaseGuard guard) {
		this.database = database;
		this.guard = guard;
	}

	/**
	 * Reads what changed since a look.
	 * @param horizon the earlier look's horizon, or 0 for all
	 */
	Mono<DenyListChanges> changesSince(long horizon) {
		// One statement, so that the horizon is of the snapshot that the rows are of.
		return this.guard.guard(this.database.sql("""
				select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, subject, denied, expires_at
				from (values (1)) as always left join deny_list on kind = :kind and changed_in >= :since::xid8
				""")
			.bind("kind", SEALED)
			.bind("since", Long.toString(horizon))
			.map((row) -> new Row(Long.parseLong(required(row.get("horizon", String.class))), entry(row)))
			.all()
			.collectList()
			.map((rows) -> new DenyListChanges(rows.getFirst().horizon(), horizon == 0,
					rows.stream().map(Row::entry).flatMap(Optional::stream).toList())));
	}

	/** Denies a sealed link; what is denied already stays so. */
	Mono<Void> deny(Subject subject, @Nullable Instant expiresAt) {
		return this.guard.guard(this.database.sql("""
				with change as (
					insert into deny_list (kind, subject, expires_at) values (:kind, :subject, :expiresAt)
					on conflict (kind, subject) do update set denied = true, expires_at = excluded.expires_at,
						changed_at = excluded.changed_at, changed_in = excluded.changed_in
						where not deny_list.denied
					returning kind)
				select pg_notify(:channel, '') from change
				""")
			.bind("kind", SEALED)
			.bind("subject", subject.toBytes())
			.bind("expiresAt", Nullables.instant(expiresAt))
			.bind("channel", CHANNEL)
			.then());
	}

	private static Optional<DenyListChanges.Entry> entry(Readable row) {
		ByteBuffer subject = row.get("subject", ByteBuffer.class);
		if (subject == null) {
			return Optional.empty();
		}
		Instant expiresAt = row.get("expires_at", Instant.class);
		return Optional.of(new DenyListChanges.Entry(Subject.of(subject),
				Boolean.TRUE.equals(row.get("denied", Boolean.class)), (expiresAt != null) ? expiresAt : Instant.MAX));
	}

	private static String required(@Nullable String value) {
		if (value == null) {
			throw new IllegalStateException("the database has no current snapshot");
		}
		return value;
	}

	private record Row(long horizon, Optional<DenyListChanges.Entry> entry) {
	}

}
