package io.spillway.database;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import reactor.core.publisher.Mono;

/**
 * Makes connections for event loops: on the loop that asks, where the answers come too.
 */
public final class LoopConnections {

	private final Mono<PostgresqlConnection> connections;

	LoopConnections(Mono<PostgresqlConnection> connections) {
		this.connections = connections;
	}

	/** A connection for the calling thread; made when it is used. */
	public LoopConnection forThisThread() {
		return new LoopConnection(this.connections);
	}

}
