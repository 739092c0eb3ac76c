package io.spillway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.r2dbc.pool.ConnectionPool;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpillwayTest
@TestPropertySource(properties = "spillway.database-timeout=PT1S")
class SlowDatabaseTests {

	private static final int MORE_THAN_THE_POOL = 40;

	@Autowired
	TestDatabase database;

	@Autowired
	ConnectionPool pool;

	private LinksApi api;

	@BeforeEach
	void create(@Autowired WebTestClient client) {
		this.api = new LinksApi(client.mutate().responseTimeout(Duration.ofSeconds(5)).build());
	}

	@Test
	void clicksAreNotKeptWaitingAndTakeNoConnectionWithThem() throws Exception {
		String token = this.api.created("stored");
		try (Connection locker = this.database.connect(); Statement statement = locker.createStatement()) {
			lock(locker, statement);
			List<Integer> statuses = atOnce(() -> this.api.clickStatus(token));
			assertThat(statuses).hasSize(MORE_THAN_THE_POOL).containsOnly(503);
		}
		assertEverythingWorks(token);
	}

	@Test
	void transactionsAreNotKeptWaitingAndTakeNoConnectionWithThem() throws Exception {
		String token = this.api.created("stored");
		try (Connection locker = this.database.connect(); Statement statement = locker.createStatement()) {
			lock(locker, statement);
			List<Integer> statuses = atOnce(
					() -> LinksApi.status(this.api.create("stored", UUID.randomUUID().toString())));
			assertThat(statuses).hasSize(MORE_THAN_THE_POOL).containsOnly(503);
		}
		assertEverythingWorks(token);
	}

	@Test
	void whatNeedsAnotherTableGoesOn() throws SQLException {
		String sealed = this.api.created("sealed");
		String stored = this.api.created("stored");
		try (Connection locker = this.database.connect(); Statement statement = locker.createStatement()) {
			lock(locker, statement);
			assertThat(this.api.clickStatus(stored)).isEqualTo(503);
			assertThat(LinksApi.status(this.api.revoke(sealed))).isEqualTo(204);
		}
		assertThat(this.api.clickStatus(sealed)).isEqualTo(410);
	}

	private void assertEverythingWorks(String token) {
		await().until(() -> atOnce(() -> this.api.clickStatus(token)),
				(statuses) -> statuses.equals(Collections.nCopies(MORE_THAN_THE_POOL, 302)));
		await().until(() -> this.pool.getMetrics().orElseThrow().acquiredSize() == 0);
	}

	private static void lock(Connection locker, Statement statement) throws SQLException {
		locker.setAutoCommit(false);
		statement.execute("lock table link in access exclusive mode");
	}

	private static List<Integer> atOnce(Callable<Integer> request) throws InterruptedException {
		try (ExecutorService callers = Executors.newFixedThreadPool(MORE_THAN_THE_POOL)) {
			return callers.invokeAll(IntStream.range(0, MORE_THAN_THE_POOL).mapToObj((_) -> request).toList())
				.stream()
				.map(Future::resultNow)
				.toList();
		}
	}

}
