package io.spillway.database;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.spillway.startup.InvalidSettingException;
import name.nkonev.r2dbc.migrate.core.BunchOfResourcesEntry;
import name.nkonev.r2dbc.migrate.core.PostgreSqlQueries;
import name.nkonev.r2dbc.migrate.core.R2dbcMigrate;
import name.nkonev.r2dbc.migrate.core.R2dbcMigrateProperties;
import name.nkonev.r2dbc.migrate.reader.MigrateResource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the schema up to date before anything else uses it: its phase is the first.
 */
final class Migration implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(Migration.class);

	private static final Duration RETRY_DELAY = Duration.ofMillis(250);

	private static final String SCRIPTS = "db/migration/*.sql";

	private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__.*");

	/** Syntax error or access rule violation. */
	private static final String ACCESS_VIOLATION = "42";

	private static final Duration LOCK_WAIT = Duration.ofMinutes(10);

	private final PostgresqlConnectionFactory connections;

	private final MigrationMode mode;

	private final Duration wait;

	private volatile boolean running;

	Migration(PostgresqlConnectionFactory connections, MigrationMode mode, Duration wait) {
		this.connections = connections;
		this.mode = mode;
		this.wait = wait;
	}

	@Override
	public void start() {
		if (this.mode != MigrationMode.OFF) {
			awaitDatabase().filter((upToDate) -> !upToDate).flatMap((_) -> migrate()).block();
		}
		this.running = true;
	}

	/** Whether there is nothing to do, as soon as the database can say so. */
	private Mono<Boolean> awaitDatabase() {
		int newest = newest();
		return Mono
			.usingWhen(this.connections.create(), (connection) -> hasMigration(connection, newest),
					PostgresqlConnection::close)
			.doOnError((_) -> logger.debug("The database is not there yet"))
			.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, RETRY_DELAY)
				.filter((error) -> !(error instanceof R2dbcPermissionDeniedException)))
			.timeout(this.wait)
			.onErrorMap((error) -> unreachable(error));
	}

	/** A single look, since the library takes a dozen to find the same. */
	private static Mono<Boolean> hasMigration(PostgresqlConnection connection, int id) {
		return connection.createStatement("select exists (select from %s where id >= %d)".formatted(Queries.TABLE, id))
			.execute()
			.flatMap((result) -> result.map((row) -> Boolean.TRUE.equals(row.get(0, Boolean.class))))
			.single()
			.onErrorReturn(Migration::isDenied, false);
	}

	/**
	 * There is no such table yet, or the role may not read it: the library tells which.
	 */
	private static boolean isDenied(Throwable error) {
		return error instanceof R2dbcException ex && ex.getSqlState() != null
				&& ex.getSqlState().startsWith(ACCESS_VIOLATION);
	}

	private static int newest() {
		return resources(SCRIPTS).stream()
			.map((script) -> SCRIPT.matcher(script.getFilename()))
			.filter(Matcher::matches)
			.mapToInt((script) -> Integer.parseInt(script.group(1)))
			.max()
			.orElseThrow();
	}

	private RuntimeException unreachable(Throwable error) {
		if (error instanceof R2dbcPermissionDeniedException) {
			return new InvalidSettingException("the database refused the role or its password (spring.r2dbc.username, "
					+ "spring.r2dbc.password)");
		}
		return new InvalidSettingException(
				"the database could not be reached within %d seconds (spring.r2dbc.url, spillway.migrate-wait)"
					.formatted(this.wait.toSeconds()));
	}

	private Mono<Void> migrate() {
		R2dbcMigrateProperties properties = new R2dbcMigrateProperties();
		properties.setResources(List.of(BunchOfResourcesEntry.ofConventionallyNamedFiles(SCRIPTS)));
		properties.setWaitForDatabase(false);
		properties.setMigrationsTable(Queries.TABLE);
		properties.setAcquireLockRetryDelay(RETRY_DELAY);
		properties.setAcquireLockMaxRetries(LOCK_WAIT.dividedBy(RETRY_DELAY));
		return R2dbcMigrate.migrate(this.connections, properties, Migration::resources, new Queries(), null)
			.onErrorMap(R2dbcException.class, (ex) -> new InvalidSettingException(
					"the schema could not be brought up to date (spillway.migrate): " + ex.getMessage()));
	}

	private static List<MigrateResource> resources(String pattern) {
		try {
			return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern))
				.<MigrateResource>map(Script::new)
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("the migrations cannot be read", ex);
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	/**
	 * The library makes its table before it takes its lock, and
	 * {@code create table if not
	 * exists} fails in all but one of several transactions at a time: another lock keeps
	 * them apart.
	 */
	private static final class Queries extends PostgreSqlQueries {

		static final String TABLE = "migration";

		private static final long LOCK = 0x7370696c6c776179L;

		Queries() {
			super(null, TABLE);
		}

		@Override
		public List<String> createInternalTables() {
			return List.of("select pg_advisory_xact_lock(%d)".formatted(LOCK), super.createInternalTables().getFirst());
		}

	}

	private record Script(Resource resource) implements MigrateResource {

		@Override
		public boolean isReadable() {
			return this.resource.isReadable();
		}

		@Override
		public InputStream getInputStream() throws IOException {
			return this.resource.getInputStream();
		}

		@Override
		public String getFilename() {
			return String.valueOf(this.resource.getFilename());
		}

	}

}
