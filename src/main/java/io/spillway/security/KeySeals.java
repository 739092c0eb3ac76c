package io.spillway.security;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.spillway.database.DatabaseGuard;
import io.spillway.token.KeyRing;
import io.spillway.token.Purpose;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Adds up in the database how often each key sealed, for all replicas. A number that may
 * have been noted already is noted again: rather too many than too few.
 */
class KeySeals {

	private final DatabaseClient database;

	private final DatabaseGuard guard;

	private final KeyRing ring;

	KeySeals(DatabaseClient database, DatabaseGuard guard, KeyRing ring) {
		this.database = database;
		this.guard = guard;
		this.ring = ring;
	}

	/** Notes what this replica has sealed since the last time. */
	Mono<Void> note() {
		return Mono.defer(() -> {
			Map<Purpose, Long> seals = this.ring.seals().take();
			return seals.isEmpty() ? Mono.<Void>empty()
					: this.guard.guard(Mono.defer(() -> add(seals)))
						.doOnError((_) -> this.ring.seals().putBack(seals))
						.doOnCancel(() -> this.ring.seals().putBack(seals));
		});
	}

	/** In the same order on all replicas, so that none waits for another in a circle. */
	private Mono<Void> add(Map<Purpose, Long> seals) {
		return this.database.sql("""
				insert into key_seals (key_id, purpose, seals)
				select :key, purpose, seals from unnest(:purposes::text[], :seals::bigint[]) as row (purpose, seals)
				on conflict (key_id, purpose) do update set seals = key_seals.seals + excluded.seals
				""")
			.bind("key", (short) this.ring.primary())
			.bind("purposes", seals.keySet().stream().map(KeySeals::name).toArray(String[]::new))
			.bind("seals", seals.values().toArray(Long[]::new))
			.fetch()
			.rowsUpdated()
			.then();
	}

	/** How often each key has sealed, as all replicas have noted it. */
	Flux<KeySeal> all() {
		return this.guard
			.guard(this.database.sql("select key_id, purpose, seals from key_seals")
				.map((row) -> new KeySeal(Objects.requireNonNull(row.get(0, Short.class)),
						Objects.requireNonNull(row.get(1, String.class)),
						Objects.requireNonNull(row.get(2, Long.class))))
				.all()
				.collectList())
			.flatMapIterable((rows) -> rows);
	}

	private static String name(Purpose purpose) {
		return purpose.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * How often a key has sealed.
	 *
	 * @param key the entry of the ring that it is derived from
	 * @param purpose what it is for
	 * @param seals how often
	 */
	record KeySeal(short key, String purpose, long seals) {
	}

}
