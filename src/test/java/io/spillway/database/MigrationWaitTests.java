package io.spillway.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.spillway.development.FlakyProxy;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class MigrationWaitTests {

	@Test
	void waitsForADatabaseThatComesUpLate() {
		TestDatabase database = TestDatabase.create();
		try (FlakyProxy proxy = FlakyProxy.to(database)) {
			proxy.cut();
			CompletableFuture<Void> start = CompletableFuture
				.runAsync(migration(proxy.database(), Duration.ofSeconds(20))::start);
			await().until(() -> proxy.refused() >= 2);
			assertThat(start).isNotDone();
			proxy.restore();
			start.join();
		}
		assertThat(Query.text(database, "select max(id) > 0 from migration")).isEqualTo("t");
	}

	@Test
	void waitsForADatabaseThatIsStillStarting() throws IOException {
		assertGivesUp(FakeServer.answering("57P03", "the database system is starting up"));
	}

	@Test
	void givesUpADatabaseThatRefusesConnections() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		assertGivesUp(new TestDatabase("127.0.0.1", port, "links", "spillway", "secret"));
	}

	@Test
	void givesUpADatabaseThatSaysNothing() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
			assertGivesUp(new TestDatabase("127.0.0.1", silent.getLocalPort(), "links", "spillway", "secret"));
		}
	}

	@Test
	void givesUpADatabaseThatDoesNotExist() {
		TestDatabase server = TestDatabase.create();
		assertGivesUp(new TestDatabase(server.host(), server.port(), "nonexistent", server.user(), server.password()));
	}

	@Test
	void doesNotWaitWithAWrongPassword() throws IOException {
		assertRefused(FakeServer.answering("28P01", "password authentication failed for user \"spillway\""));
	}

	@Test
	void doesNotWaitWithARoleThatIsUnknown() {
		TestDatabase server = TestDatabase.create();
		assertRefused(new TestDatabase(server.host(), server.port(), server.name(), "nobody", "secret"));
	}

	private static void assertGivesUp(TestDatabase database) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(migration(database, Duration.ofSeconds(1))::start)
			.withMessage("the database could not be reached within 1 seconds (spring.r2dbc.url, spillway.migrate-wait)")
			.withNoCause();
	}

	/** Within the class's time limit, which is below that of the migration. */
	private static void assertRefused(TestDatabase database) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(migration(database, Duration.ofMinutes(5))::start)
			.withMessage("the database refused the role or its password (spring.r2dbc.username, spring.r2dbc.password)")
			.withNoCause();
	}

	private static Migration migration(TestDatabase database, Duration wait) {
		return new Migration(MigratedDatabase.singleConnections(MigratedDatabase.properties(database)),
				MigrationMode.AUTO, wait);
	}

}
