package io.spillway.endtoend;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationTests {

	private static final String TARGET = "https://shop.example/";

	private final TestDatabase database = TestDatabase.create();

	private final Settings settings = Settings.of(this.database);

	@Test
	void aProcessThatOnlyMigratesOpensNoPortAndEnds() throws IOException, SQLException {
		try (ServerSocket taken = Ports.taken(); ServerSocket alsoTaken = Ports.taken()) {
			migrate(this.settings.with("server.port", String.valueOf(taken.getLocalPort()))
				.with("management.server.port", String.valueOf(alsoTaken.getLocalPort())));
		}
		assertThat(hasTable("link")).isTrue();
		assertThat(Query.number(this.database, "select count(*) from pg_inherits")).isZero();
	}

	@Test
	void aProcessThatOnlyMigratesSaysSoWhenItCannot() {
		Settings away = Settings.withDatabaseAway().with("spillway.migrate", "only");
		assertThat(Refusal.of(away.with("spillway.migrate-wait", "PT1S"))).contains("could not be reached");
	}

	@Test
	void processesThatStartAtOnceMigrateOneAfterTheOther() {
		List<Spillway> all = Stream.generate(() -> Spillway.launch(this.settings)).limit(3).toList();
		try {
			all.forEach(Spillway::awaitReady);
			String token = all.getFirst().makeToken("stored", TARGET);
			assertThat(all).extracting((each) -> each.click(token).statusCode()).containsOnly(302);
		}
		finally {
			all.forEach(Spillway::close);
		}
	}

	@Test
	void aServiceThatDoesNotMigrateNeedsNoRightToChangeTheSchema() {
		String role = this.database.name() + "_service";
		createRole(role);
		migrate(this.settings);
		this.database.execute("grant select, insert, update, delete on all tables in schema public to " + role);
		Settings restricted = this.settings.with("spring.r2dbc.username", role)
			.with("spring.r2dbc.password", "swordfish");
		try (Spillway spillway = Spillway.start(restricted.with("spillway.migrate", "off"))) {
			for (String kind : List.of("stored", "sealed")) {
				String token = spillway.makeToken(kind, TARGET);
				assertThat(spillway.click(token).statusCode()).isEqualTo(302);
				assertThat(spillway.api().delete("/v1/links/" + token).statusCode()).isEqualTo(204);
			}
		}
	}

	@Test
	void aServiceThatIsToMigrateAndMayNotSaysSo() {
		this.database
			.execute("alter database %s set default_transaction_read_only = on".formatted(this.database.name()));
		assertThat(Refusal.of(this.settings)).contains("spillway.migrate", "read-only");
	}

	private static void migrate(Settings settings) {
		try (Execution process = Execution.start(settings.with("spillway.migrate", "only"))) {
			assertThat(process.awaitExit(Execution.LIMIT)).as(process.output()).isZero();
		}
	}

	private void createRole(String role) {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("create role %s login password 'swordfish'".formatted(role));
		}
		catch (SQLException ex) {
			// The role of a server that was given may not have the right to make others.
			Assumptions.assumeFalse("42501".equals(ex.getSQLState()), ex.getMessage());
			throw new IllegalStateException(ex);
		}
	}

	private boolean hasTable(String name) throws SQLException {
		try (Connection connection = this.database.connect();
				ResultSet tables = connection.getMetaData().getTables(null, "public", name, null)) {
			return tables.next();
		}
	}

}
