package io.spillway.database;

import java.time.Duration;
import java.util.List;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.spillway.observability.RequestTracing;
import io.spillway.startup.InvalidSettingException;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.r2dbc.R2dbcProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Connections are made here and not by Spring Boot's auto-configuration, which decides by
 * the URL whether to make any, and in a native binary does so when the binary is built.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ DatabaseProperties.class, R2dbcProperties.class })
class DatabaseConfiguration {

	/** Single connections, for what must not share one with anything else. */
	@Bean
	PostgresqlConnectionFactory singleConnections(R2dbcProperties properties, LoopResources loops) {
		return connections(DatabaseOptions.of(properties), loops);
	}

	/**
	 * The event loops of the server and of the driver: what a click waits for comes back
	 * on the thread that the click came in on.
	 */
	@Bean(destroyMethod = "dispose")
	LoopResources loops(ObjectProvider<EarlyConnections> early) {
		return early.stream().map(EarlyConnections::loops).findFirst().orElseGet(DatabaseConfiguration::newLoops);
	}

	static LoopResources newLoops() {
		return LoopResources.create("spillway", Runtime.getRuntime().availableProcessors(), true);
	}

	@Bean
	LoopConnections loopConnections(ObjectProvider<EarlyConnections> early, R2dbcProperties properties,
			DatabaseProperties database, LoopResources loops) {
		return early.stream()
			.map(EarlyConnections::connections)
			.findFirst()
			.orElseGet(() -> newLoopConnections(properties, database, loops));
	}

	/**
	 * In the binary form: in the other one the bytes of a link come as twice as many
	 * digits.
	 */
	static LoopConnections newLoopConnections(R2dbcProperties properties, DatabaseProperties database,
			LoopResources loops) {
		ConnectionFactoryOptions binary = DatabaseOptions.of(properties)
			.mutate()
			.option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true)
			.option(PostgresqlConnectionFactoryProvider.EXTENSIONS, List.of(BinaryArrayCodec.REGISTRAR))
			.build();
		return new LoopConnections(bounded(binary, database.databaseTimeout(), loops).create());
	}

	@Bean(destroyMethod = "dispose")
	@Primary
	ConnectionPool connectionPool(R2dbcProperties properties, DatabaseProperties database, LoopResources loops) {
		Duration timeout = database.databaseTimeout();
		R2dbcProperties.Pool pool = properties.getPool();
		ConnectionPoolConfiguration.Builder builder = ConnectionPoolConfiguration
			.builder(bounded(DatabaseOptions.of(properties), timeout, loops))
			.maxAcquireTime(timeout);
		PropertyMapper map = PropertyMapper.get().alwaysApplyingWhenNonNull();
		map.from(pool.getMinIdle()).to(builder::minIdle);
		map.from(pool.getMaxIdleTime()).to(builder::maxIdleTime);
		map.from(pool.getMaxLifeTime()).to(builder::maxLifeTime);
		map.from(pool.getMaxAcquireTime()).to(builder::maxAcquireTime);
		map.from(pool.getAcquireRetry()).to(builder::acquireRetry);
		map.from(pool.getMaxCreateConnectionTime()).to(builder::maxCreateConnectionTime);
		map.from(pool.getInitialSize()).to(builder::initialSize);
		map.from(pool.getMaxSize()).to(builder::maxSize);
		map.from(pool.getValidationQuery()).whenHasText().to(builder::validationQuery);
		map.from(pool.getValidationDepth()).to(builder::validationDepth);
		return new ConnectionPool(builder.build());
	}

	@Bean
	DatabaseClient databaseClient(ConnectionPool connectionPool) {
		return DatabaseClient.create(connectionPool);
	}

	@Bean
	TransactionalOperator transactionalOperator(ConnectionPool connectionPool) {
		return TransactionalOperator.create(new R2dbcTransactionManager(connectionPool));
	}

	@Bean
	DatabaseGuard databaseGuard(DatabaseProperties properties, RequestTracing tracing) {
		return new DatabaseGuard(properties.databaseTimeout(), tracing);
	}

	@Bean
	DatabaseMeters databaseMeters(DatabaseGuard guard) {
		return new DatabaseMeters(guard);
	}

	@Bean
	Migration migration(PostgresqlConnectionFactory singleConnections, DatabaseProperties properties) {
		return new Migration(singleConnections, properties.migrate(), properties.migrateWait());
	}

	@Bean
	Housekeeping housekeeping(DatabaseClient database, DatabaseGuard guard, List<Cleanup> cleanups,
			DatabaseProperties properties) {
		return new Housekeeping(database, guard, cleanups, properties.cleanupInterval(), Schedulers.parallel());
	}

	private static BoundedConnections bounded(ConnectionFactoryOptions options, Duration timeout, LoopResources loops) {
		// The database ends a statement after the timeout: it is silent for longer only
		// if it is gone.
		WatchedLoops watched = new WatchedLoops(loops, timeout.multipliedBy(2));
		return new BoundedConnections(connections(options, watched), timeout);
	}

	private static PostgresqlConnectionFactory connections(ConnectionFactoryOptions given, LoopResources loops) {
		ConnectionFactoryOptions options = given.mutate()
			.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops)
			.build();
		try {
			return new PostgresqlConnectionFactoryProvider().create(options);
		}
		catch (IllegalArgumentException | IllegalStateException _) {
			// The driver's message may quote a value.
			throw new InvalidSettingException(
					"spring.r2dbc.url or spring.r2dbc.properties has an option that the driver does not take");
		}
	}

}
