package io.spillway.recording;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WriterSlotTests {

	private static final int WRITERS = 20;

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final List<PostgresqlConnection> connections = new ArrayList<>();

	@AfterEach
	void disconnect() {
		this.connections.forEach((connection) -> connection.close().block());
	}

	@Test
	void noTwoOfTwentyWritersHaveTheSame() {
		assertThat(IntStream.range(0, WRITERS).mapToObj((_) -> slot()).toList()).doesNotHaveDuplicates();
	}

	@Test
	void aWriterKeepsItsOwnAsLongAsItsConnectionLasts() {
		WriterSlot writer = new WriterSlot();
		PostgresqlConnection connection = connect();
		int slot = slot(writer, connection);
		assertThat(slot()).isNotEqualTo(slot);
		assertThat(slot(writer, connection)).isEqualTo(slot);
		assertThat(slot(writer, connect())).isNotEqualTo(slot);
	}

	@Test
	void theLastOneThatIsFreeIsFound() throws SQLException {
		try (Connection _ = hold("slot <> 41")) {
			assertThat(slot()).isEqualTo(41);
		}
	}

	@Test
	void whereNoneIsFreeOneIsShared() throws SQLException {
		try (Connection _ = hold("true")) {
			assertThat(slot()).isBetween(0, 63);
		}
	}

	/** What others have. */
	private Connection hold(String slots) throws SQLException {
		Connection other = this.database.server().connect();
		try (Statement statement = other.createStatement()) {
			statement.execute("select pg_advisory_lock(hashtext('click writers'), slot) "
					+ "from generate_series(0, 63) as slot where " + slots);
		}
		return other;
	}

	private int slot() {
		return slot(new WriterSlot(), connect());
	}

	private static int slot(WriterSlot writer, PostgresqlConnection connection) {
		return Objects.requireNonNull(writer.of(connection).block());
	}

	private PostgresqlConnection connect() {
		PostgresqlConnection connection = this.database.connections().create().block();
		this.connections.add(Objects.requireNonNull(connection));
		return connection;
	}

}
