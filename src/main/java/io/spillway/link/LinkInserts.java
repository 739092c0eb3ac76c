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
import io.spillway.observability.BatchTelemetry;
import io.spillway.token.LinkPayload;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Adds stored links: on each event loop of the server in batches, so that links that are
 * made at the same time share a commit.
 */
class LinkInserts {

	private static final int MAX_BATCH = 128;

	/** A caller waits for a commit anyway. */
	private static final Duration MAX_QUEUEING = Duration.ofMillis(500);

	private final StoredLinks links;

	private final DatabaseGuard guard;

	private final BatchTelemetry telemetry;

	private final PerLoop<Loop> loops;

	LinkInserts(LoopConnections connections, StoredLinks links, DatabaseGuard guard, EventLoopGroup eventLoops,
			BatchTelemetry telemetry) {
		this.links = links;
		this.guard = guard;
		this.telemetry = telemetry;
		this.loops = new PerLoop<>(eventLoops, () -> loop(connections.forThisThread()));
	}

	/** Connects the event loops, so that no caller has to wait for that. */
	Mono<Void> connect() {
		return this.loops.useEach((loop) -> loop.connection().connect());
	}

	/** Adds a link; false if its token is taken. */
	Mono<Boolean> insert(String token, LinkPayload payload) {
		return Mono.defer(() -> {
			NewRow row = this.links.newRow(token, payload);
			return this.loops.use((loop) -> loop.batcher().get(row)).defaultIfEmpty(false);
		});
	}

	private Loop loop(LoopConnection connection) {
		Scheduler thread = this.loops.thisThread();
		return new Loop(connection,
				new Batcher<>((rows) -> this.guard.guard(connection.use((open) -> insert(open, rows)), thread),
						MAX_BATCH, MAX_QUEUEING, System::nanoTime, this.telemetry));
	}

	private Mono<Map<NewRow, Boolean>> insert(PostgresqlConnection connection, List<NewRow> rows) {
		Map<String, NewRow> byToken = new HashMap<>();
		rows.forEach((row) -> byToken.put(row.token(), row));
		return NewRow.insert(connection, this.links.keyId(), rows)
			.collect(HashMap::new, (inserted, token) -> inserted.put(byToken.get(token), true));
	}

	/**
	 * What belongs to one event loop.
	 *
	 * @param connection where its batches go
	 * @param batcher gathers them
	 */
	private record Loop(LoopConnection connection, Batcher<NewRow, Boolean> batcher) {
	}

}
