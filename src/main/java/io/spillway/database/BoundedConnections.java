package io.spillway.database;

import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/**
 * Connections on which the database ends a statement that takes longer than anybody waits
 * for it: otherwise a connection whose statement was given up stays busy with it, and a
 * table that is locked soon takes the whole pool away from all others.
 */
final class BoundedConnections implements ConnectionFactory {

	private final PostgresqlConnectionFactory connections;

	private final Duration statementTimeout;

	BoundedConnections(PostgresqlConnectionFactory connections, Duration statementTimeout) {
		this.connections = connections;
		this.statementTimeout = statementTimeout;
	}

	/** By a statement, since pooling proxies refuse the startup parameter. */
	@Override
	public Mono<PostgresqlConnection> create() {
		return this.connections.create()
			.flatMap((connection) -> connection.setStatementTimeout(this.statementTimeout)
				.onErrorResume((error) -> connection.close().then(Mono.error(error)))
				.thenReturn(connection));
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.connections.getMetadata();
	}

}
