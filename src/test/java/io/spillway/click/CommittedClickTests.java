package io.spillway.click;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.spillway.database.Outage;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.web.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clicks whose answer promises that they are recorded. */
@SpillwayTest
@TestPropertySource(properties = "spillway.clicks.durability=commit")
class CommittedClickTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final WebTestClient client;

	private final ClickLoad load;

	private final Api api;

	@Autowired
	TestDatabase database;

	CommittedClickTests(@Autowired WebTestClient client) {
		this.client = client;
		this.api = new Api(client);
		this.load = ClickLoad.of(client);
	}

	@BeforeEach
	void forget() {
		this.database.execute("delete from click");
	}

	@Test
	void whatIsAnsweredIsInTheDatabase() {
		assertThat(this.load.click(token(), 500)).isEqualTo(Collections.nCopies(500, 302));
		assertThat(recorded()).isEqualTo(500);
	}

	@Test
	void aClickWaitsForTheCommitOfItsRecord() throws SQLException {
		String token = token();
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table click in access exclusive mode");
			CompletableFuture<List<Integer>> click = CompletableFuture.supplyAsync(() -> this.load.click(token, 1));
			await().atMost(LIMIT)
				.until(() -> Query.number(this.database, "select count(*) from pg_locks where not granted") > 0);
			assertThat(click).isNotDone();
			other.rollback();
			assertThat(click.join()).containsExactly(302);
		}
		assertThat(recorded()).isEqualTo(1);
	}

	@Test
	void whatIsAnsweredInAnOutageIsInTheDatabaseAfterIt() {
		String token = token();
		try (Outage _ = Outage.of(this.database)) {
			assertThat(this.load.click(token, 500)).isEqualTo(Collections.nCopies(500, 302));
		}
		await().atMost(LIMIT).until(() -> recorded() == 500);
	}

	@Test
	void whatIsNotRecordedIsAnsweredAsEver() {
		this.api.click("000000000000").expectStatus().isNotFound();
		this.client.method(HttpMethod.HEAD).uri("/{token}", token()).exchange().expectStatus().isFound();
		assertThat(Query.text(this.database, "select string_agg(bot::text, ' ') from click")).isEqualTo("1");
	}

	private String token() {
		return this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"sealed\"}");
	}

	private long recorded() {
		return Query.number(this.database, "select count(*) from click");
	}

}
