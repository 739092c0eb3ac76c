package io.spillway.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A fresh database in a PostgreSQL that is shared by the tests of a run: an embedded one,
 * or the one that the system property {@code spillway.test.database} names
 * (postgresql://user:password@host:port/database).
 *
 * @param host where PostgreSQL listens
 * @param port its port
 * @param name the database's name
 * @param user a role that may do all in it
 * @param password the role's password
 */
public record TestDatabase(String host, int port, String name, String user, String password) {

	private static final AtomicInteger COUNT = new AtomicInteger();

	/** Makes a database that nobody else uses. */
	public static TestDatabase create() {
		TestDatabase server = server();
		String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
		server.execute("create database " + name);
		return new TestDatabase(server.host(), server.port(), name, server.user(), server.password());
	}

	private static TestDatabase server() {
		String given = System.getProperty("spillway.test.database", "");
		if (given.isEmpty()) {
			return Embedded.SERVER;
		}
		URI uri = URI.create(given);
		String[] role = uri.getUserInfo().split(":", 2);
		return new TestDatabase(uri.getHost(), uri.getPort(), uri.getPath().substring(1), role[0], role[1]);
	}

	/** Runs statements as a superuser would. */
	public void execute(String sql) {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A connection beside those of the service. */
	public Connection connect() throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://%s:%d/%s".formatted(this.host, this.port, this.name),
				this.user, this.password);
	}

	/** The settings with which the service uses this database. */
	public Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("spring.r2dbc.url", "r2dbc:postgresql://%s:%d/%s".formatted(this.host, this.port, this.name));
		settings.put("spring.r2dbc.username", this.user);
		settings.put("spring.r2dbc.password", this.password);
		return settings;
	}

	/** Started when first used, ended with the process. */
	private static final class Embedded {

		private static final String PASSWORD = "swordfish-of-the-embedded-server";

		static final TestDatabase SERVER = start();

		private static TestDatabase start() {
			try {
				// Closes itself when the process ends.
				EmbeddedPostgres postgres = EmbeddedPostgres.builder()
					.setServerConfig("max_connections", "300")
					.setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
					.setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
					.start();
				TestDatabase server = new TestDatabase("localhost", postgres.getPort(), "postgres", "postgres",
						PASSWORD);
				askForPasswords(server);
				return server;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** Embedded servers trust everybody, and no other server does. */
		private static void askForPasswords(TestDatabase server) throws IOException, SQLException {
			try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
				statement.execute("alter role postgres password '%s'".formatted(PASSWORD));
				try (ResultSet file = statement.executeQuery("show hba_file")) {
					file.next();
					Files.writeString(Path.of(file.getString(1)), "host all all samehost scram-sha-256\n");
				}
				statement.execute("select pg_reload_conf()");
			}
		}

	}

}
