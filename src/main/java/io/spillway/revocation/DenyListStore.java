package io.spillway.revocation;

import java.nio.ByteBuffer;
import java.time.Instant;

import io.r2dbc.spi.Readable;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.Nullables;
import io.spillway.feed.ChangedRows;
import io.spillway.feed.Changes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The deny list in the database. */
class DenyListStore {

	static final String CHANNEL = "spillway_deny_list";

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	private final ChangedRows<Subject, Instant> changes;

	DenyListStore(DatabaseClient database, DatabaseGuard guard) {
		this.database = database;
		this.guard = guard;
		this.changes = new ChangedRows<>(database, guard, "kind, subject, denied, expires_at", "deny_list", "true",
				DenyListStore::row);
	}

	/**
	 * Reads what changed since a look.
	 * @param horizon the earlier look's horizon, or 0 for all
	 */
	Mono<Changes<Subject, Instant>> changesSince(long horizon) {
		return this.changes.since(horizon);
	}

	/** Denies a subject; what is denied already stays so. */
	Mono<Void> deny(Subject subject, @Nullable Instant expiresAt) {
		return this.guard.guard(change("""
				insert into deny_list (kind, subject, expires_at) values (:kind, :subject, :expiresAt)
				on conflict (kind, subject) do update set denied = true, expires_at = excluded.expires_at,
					changed_at = excluded.changed_at, changed_in = excluded.changed_in
					where not deny_list.denied
				""", subject).bind("expiresAt", Nullables.instant(expiresAt)).then());
	}

	/** Takes a denial back. The row has to be seen by every replica before it can go. */
	Mono<Void> restore(Subject subject) {
		return this.guard.guard(change("""
				update deny_list set denied = false, expires_at = now(), changed_at = now(),
					changed_in = pg_current_xact_id()
				where kind = :kind and subject = :subject and denied
				""", subject).then());
	}

	private DatabaseClient.GenericExecuteSpec change(String sql, Subject subject) {
		return this.database.sql("""
				with change as (%s returning kind) select pg_notify(:channel, '') from change
				""".formatted(sql))
			.bind("kind", subject.kind().number())
			.bind("subject", subject.toBytes())
			.bind("channel", CHANNEL);
	}

	private static Changes.@Nullable Row<Subject, Instant> row(Readable row) {
		Short kind = row.get("kind", Short.class);
		ByteBuffer bytes = row.get("subject", ByteBuffer.class);
		Subject subject = (kind != null && bytes != null) ? Subject.of(kind, bytes) : null;
		return (subject != null) ? new Changes.Row<>(subject, deniedUntil(row)) : null;
	}

	private static @Nullable Instant deniedUntil(Readable row) {
		if (!Boolean.TRUE.equals(row.get("denied", Boolean.class))) {
			return null;
		}
		Instant expiresAt = row.get("expires_at", Instant.class);
		return (expiresAt != null) ? expiresAt : Instant.MAX;
	}

}
