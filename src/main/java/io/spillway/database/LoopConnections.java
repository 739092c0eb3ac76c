package io.spillway.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.EventLoopGroup;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import reactor.core.publisher.Mono;

/**
 * Makes connections for event loops: on the loop that asks, where the answers come too.
 */
public final class LoopConnections {

	private final Mono<PostgresqlConnection> connections;

	/** Those that nobody has asked for yet. */
	private final Map<Thread, LoopConnection> early = new ConcurrentHashMap<>();

	LoopConnections(Mono<PostgresqlConnection> connections) {
		this.connections = connections;
	}

	/** Connects event loops before they ask. */
	void connect(EventLoopGroup loops) {
		loops.forEach((loop) -> loop.execute(() -> {
			LoopConnection connection = new LoopConnection(this.connections);
			this.early.put(Thread.currentThread(), connection);
			connection.connect().onErrorComplete().subscribe();
		}));
	}

	/** A connection for the calling thread; made when it is used. */
	public LoopConnection forThisThread() {
		LoopConnection connection = this.early.remove(Thread.currentThread());
		return (connection != null) ? connection : new LoopConnection(this.connections);
	}

}
