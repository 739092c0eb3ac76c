package io.spillway.link;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.netty.channel.EventLoopGroup;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.spillway.database.DatabaseGuard;
import io.spillway.database.LoopConnection;
import io.spillway.database.LoopConnections;
import io.spillway.database.PerLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Looks up stored links for clicks: on each event loop of the server in batches, over one
 * connection of that loop, so that nothing changes threads on the way.
 */
public class LinkLookup {

	private static final int MAX_BATCH = 256;

	private static final Duration MAX_QUEUEING = Duration.ofMillis(100);

	/** Half of the time within which every replica has to know of a revocation. */
	private static final Duration CACHE_TTL = Duration.ofSeconds(1);

	private static final long CACHE_BYTES = 2 << 20;

	/** An entry, its key and its row without the sealed bytes. */
	private static final int ROW_BYTES = 250;

	/** Of the right form, and of no link but one in 62^12. */
	private static final String NO_TOKEN = "000000000000";

	private static final String SQL = "select %s from link where token = any($1)".formatted(StoredRow.COLUMNS);

	private final StoredLinks links;

	private final DatabaseGuard guard;

	private final LookupTelemetry telemetry;

	private final PerLoop<Loop> loops;

	LinkLookup(LoopConnections connections, StoredLinks links, DatabaseGuard guard, EventLoopGroup eventLoops,
			LookupTelemetry telemetry) {
		this.links = links;
		this.guard = guard;
		this.telemetry = telemetry;
		this.loops = new PerLoop<>(eventLoops, () -> new Loop(connections.forThisThread()));
	}

	/** Begins to connect the event loops, so that no click has to wait for that. */
	void connect() {
		this.loops.useEach((loop) -> loop.connection.connect()).onErrorComplete().subscribe();
	}

	/**
	 * Looks something up on each event loop: what a first lookup has to do beside, such
	 * as preparing the statement, is done then. Errors do not matter.
	 */
	Mono<Void> warmUp() {
		return this.loops.useEach((loop) -> loop.find(NO_TOKEN).then()).onErrorComplete();
	}

	/** Has the next click of a link ask the database. */
	Mono<Void> forget(String token) {
		return this.loops.useEach((loop) -> Mono.fromRunnable(() -> loop.forget(token)));
	}

	/** The link of a stored token; empty if there is none. */
	public Mono<Link> find(String token) {
		return this.loops.use((loop) -> loop.find(token)).map(this.links::open);
	}

	/** Roughly what an entry of the cache takes, in bytes. */
	private static long weigh(@Nullable StoredRow row) {
		return (row != null) ? ROW_BYTES + row.sealed().length : ROW_BYTES;
	}

	/** What belongs to one event loop. */
	private final class Loop {

		private final NearCache<StoredRow> cache = new NearCache<>(CACHE_TTL, CACHE_BYTES, LinkLookup::weigh,
				System::nanoTime);

		private final Batcher<String, StoredRow> batcher = new Batcher<>(this::load, MAX_BATCH, MAX_QUEUEING,
				System::nanoTime, LinkLookup.this.telemetry.batches());

		private final LoopConnection connection;

		private final Scheduler thread = LinkLookup.this.loops.thisThread();

		/** How often something was forgotten. */
		private long forgotten;

		Loop(LoopConnection connection) {
			this.connection = connection;
		}

		Mono<StoredRow> find(String token) {
			NearCache.Entry<StoredRow> known = this.cache.get(token);
			if (known != null) {
				LinkLookup.this.telemetry.hit();
				return Mono.justOrEmpty(known.value());
			}
			LinkLookup.this.telemetry.missed();
			return this.batcher.get(token);
		}

		private Mono<Map<String, StoredRow>> load(List<String> tokens) {
			String[] keys = tokens.toArray(String[]::new);
			long before = this.forgotten;
			return LinkLookup.this.guard.guard(this.connection.use((open) -> select(open, keys)), this.thread)
				.doOnNext((found) -> {
					// What was read before a change and came after it is not kept.
					if (this.forgotten == before) {
						tokens.forEach((token) -> this.cache.put(token, found.get(token)));
					}
				});
		}

		void forget(String token) {
			this.forgotten++;
			this.cache.remove(token);
		}

		private static Mono<Map<String, StoredRow>> select(PostgresqlConnection connection, String[] tokens) {
			return connection.createStatement(SQL)
				.bind("$1", tokens)
				.execute()
				.concatMap((result) -> result.map(StoredRow::of))
				.collect(() -> new HashMap<>(tokens.length * 2), (found, row) -> found.put(row.token(), row));
		}

	}

}
