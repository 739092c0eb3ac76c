package io.spillway.link;

import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

	/**
	 * A row that is there with the same bytes was inserted by an earlier attempt, whose
	 * answer was lost. As text: in an array the driver writes bytes in a form that the
	 * database takes for other bytes.
	 */
	private static final String SQL = """
			insert into link (token, key_id, sealed, created_at, expires_at)
			select token, $1, decode(sealed, 'hex'), created_at::timestamptz, nullif(expires_at, '')::timestamptz
			from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as row (token, sealed, created_at, expires_at)
			on conflict (token) do update set sealed = link.sealed where link.sealed = excluded.sealed
			returning token
			""";

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
			Row row = new Row(token, this.links.seal(token, payload), payload);
			return this.loops.use((loop) -> loop.batcher().get(row)).defaultIfEmpty(false);
		});
	}

	private Loop loop(LoopConnection connection) {
		Scheduler thread = this.loops.thisThread();
		return new Loop(connection,
				new Batcher<>((rows) -> this.guard.guard(connection.use((open) -> insert(open, rows)), thread),
						MAX_BATCH, MAX_QUEUEING, System::nanoTime, this.telemetry));
	}

	private Mono<Map<Row, Boolean>> insert(PostgresqlConnection connection, List<Row> rows) {
		Map<String, Row> byToken = new HashMap<>();
		rows.forEach((row) -> byToken.put(row.token(), row));
		return connection.createStatement(SQL)
			.bind("$1", (short) this.links.keyId())
			.bind("$2", column(rows, Row::token))
			.bind("$3", column(rows, (row) -> HexFormat.of().formatHex(row.sealed())))
			.bind("$4", column(rows, (row) -> row.payload().createdAt()))
			.bind("$5", column(rows, (row) -> (row.payload().expiresAt() != null) ? row.payload().expiresAt() : ""))
			.execute()
			.concatMap((result) -> result.map((row) -> String.valueOf(row.get(0, String.class))))
			.collect(HashMap::new, (inserted, token) -> inserted.put(byToken.get(token), true));
	}

	private static String[] column(List<Row> rows, Function<Row, Object> value) {
		return rows.stream().map((row) -> value.apply(row).toString()).toArray(String[]::new);
	}

	/**
	 * What belongs to one event loop.
	 *
	 * @param connection where its batches go
	 * @param batcher gathers them
	 */
	private record Loop(LoopConnection connection, Batcher<Row, Boolean> batcher) {
	}

	/**
	 * A row to be inserted.
	 *
	 * @param token the link's token
	 * @param sealed the payload, sealed
	 * @param payload what the link says
	 */
	@SuppressWarnings("ArrayRecordComponent") // the same only if it is the same array
	private record Row(String token, byte[] sealed, LinkPayload payload) {
	}

}
