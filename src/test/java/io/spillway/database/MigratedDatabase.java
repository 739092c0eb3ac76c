package io.spillway.database;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.netty.channel.EventLoopGroup;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.spillway.development.TestDatabase;
import io.spillway.observability.RequestTracing;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.autoconfigure.r2dbc.R2dbcProperties;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * A database with the schema, and what an instance of the service reaches it by, made as
 * the service makes it: for tests that need no more of the service than that.
 */
public final class MigratedDatabase implements AutoCloseable {

	private static final LoopResources LOOPS = LoopResources.create("test-postgresql", 2, true);

	/** Long enough for a busy machine: what tests of the limit itself do not use. */
	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration MIGRATE_WAIT = Duration.ofSeconds(30);

	private final TestDatabase server;

	private final PostgresqlConnectionFactory connections;

	private final ConnectionPool pool;

	private final LoopConnections loopConnections;

	private final DatabaseGuard guard;

	private MigratedDatabase(TestDatabase server, Duration timeout) {
		DatabaseConfiguration configuration = new DatabaseConfiguration();
		R2dbcProperties properties = properties(server);
		DatabaseProperties database = new DatabaseProperties(MigrationMode.AUTO, MIGRATE_WAIT, timeout,
				Duration.ofMinutes(1));
		this.server = server;
		this.connections = configuration.singleConnections(properties, LOOPS);
		this.pool = configuration.connectionPool(properties, database, LOOPS);
		this.loopConnections = DatabaseConfiguration.newLoopConnections(properties, database, LOOPS);
		this.guard = configuration.databaseGuard(database, RequestTracing.none());
	}

	/** Makes a database that nobody else uses. */
	public static MigratedDatabase create() {
		return of(TestDatabase.create(), TIMEOUT);
	}

	/** Brings a database's schema up to date and reaches it with a time limit. */
	public static MigratedDatabase of(TestDatabase server, Duration timeout) {
		MigratedDatabase database = new MigratedDatabase(server, timeout);
		new Migration(database.connections, MigrationMode.AUTO, MIGRATE_WAIT).start();
		return database;
	}

	/** What another instance reaches the same database by. */
	public MigratedDatabase another() {
		return new MigratedDatabase(this.server, TIMEOUT);
	}

	/** What a role reaches the same database by. */
	MigratedDatabase as(String role, String password) {
		return new MigratedDatabase(
				new TestDatabase(this.server.host(), this.server.port(), this.server.name(), role, password), TIMEOUT);
	}

	/** The settings of a database as Spring Boot would bind them. */
	static R2dbcProperties properties(TestDatabase server) {
		Map<String, String> settings = server.settings();
		R2dbcProperties properties = new R2dbcProperties();
		properties.setUrl(settings.get("spring.r2dbc.url"));
		properties.setUsername(settings.get("spring.r2dbc.username"));
		properties.setPassword(settings.get("spring.r2dbc.password"));
		properties.getPool().setInitialSize(1);
		return properties;
	}

	static PostgresqlConnectionFactory singleConnections(R2dbcProperties properties) {
		return new DatabaseConfiguration().singleConnections(properties, LOOPS);
	}

	/** Cleans up once, as the service does now and then. */
	public void cleanUp(Cleanup... cleanups) {
		housekeeping(cleanups).cleanUp().block();
	}

	/** A guard for what reaches no database. */
	public static DatabaseGuard guardOnly() {
		return new DatabaseGuard(TIMEOUT, RequestTracing.none());
	}

	Housekeeping housekeeping(Cleanup... cleanups) {
		return new Housekeeping(client(), this.guard, List.of(cleanups), Duration.ofMinutes(1), Schedulers.parallel());
	}

	public TestDatabase server() {
		return this.server;
	}

	public PostgresqlConnectionFactory connections() {
		return this.connections;
	}

	public ConnectionPool pool() {
		return this.pool;
	}

	/** Connections for {@link #eventLoops()}. */
	public LoopConnections loopConnections() {
		return this.loopConnections;
	}

	/** The event loops that the connections are on. */
	public static EventLoopGroup eventLoops() {
		return LOOPS.onServer(true);
	}

	public DatabaseClient client() {
		return DatabaseClient.create(this.pool);
	}

	public DatabaseGuard guard() {
		return this.guard;
	}

	public TransactionalOperator transaction() {
		return TransactionalOperator.create(new R2dbcTransactionManager(this.pool));
	}

	@Override
	public void close() {
		// What a test did to the connections may fail their end.
		this.pool.disposeLater().onErrorComplete().block();
	}

}
