package io.spillway.click;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spillway.database.Outage;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clicks that wait for nobody, while the database is away or slow. */
@SpillwayTest
@TestPropertySource(
		properties = { "spillway.database-timeout=PT1S", "spillway.clicks.buffer=" + RecordingOutageTests.BUFFER })
class RecordingOutageTests {

	static final int BUFFER = 500;

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final ClickLoad load;

	private final Api api;

	@Autowired
	TestDatabase database;

	@Autowired
	PrometheusMeterRegistry registry;

	RecordingOutageTests(@Autowired WebTestClient client) {
		this.api = new Api(client);
		this.load = ClickLoad.of(client);
	}

	@Test
	void clicksOfAnOutageAreRecordedOnceAfterIt() {
		String token = token();
		double dropped = dropped();
		try (Outage _ = Outage.of(this.database)) {
			assertThat(this.load.click(token, 2000)).isEqualTo(Collections.nCopies(2000, 302));
		}
		assertThat(this.load.click(token, 10)).isEqualTo(Collections.nCopies(10, 302));
		awaitRecorded(token, 2010, dropped);
	}

	/** Four times what the buffer holds. */
	@Test
	void aTableThatIsLockedKeepsNoClickWaiting() throws SQLException {
		String token = token();
		double dropped = dropped();
		try (Connection other = this.database.connect(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table click in access exclusive mode");
			long since = System.nanoTime();
			assertThat(this.load.click(token, 2000)).isEqualTo(Collections.nCopies(2000, 302));
			assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(LIMIT);
			other.rollback();
		}
		awaitRecorded(token, 2000, dropped);
	}

	private String token() {
		return this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"sealed\"}");
	}

	/**
	 * Of this link alone: what another one left in the spool may be recorded again. A
	 * writer that gets no processor for a while leaves a buffer full, and clicks that do
	 * not fit are counted as dropped.
	 */
	private void awaitRecorded(String token, int clicks, double droppedBefore) {
		await().atMost(LIMIT)
			.until(() -> number("coalesce(sum(clicks), 0) from link_minute", token) == clicks
					- (dropped() - droppedBefore));
		assertThat(number("count(*) from click", token)).isEqualTo(clicks - (long) (dropped() - droppedBefore))
			.isGreaterThan(BUFFER);
	}

	private double dropped() {
		return this.registry.get("spillway.recording.dropped")
			.functionCounters()
			.stream()
			.mapToDouble(FunctionCounter::count)
			.sum();
	}

	private long number(String what, String token) {
		return Query.number(this.database,
				"select %s where link = substring(sha256('%s') for 16)".formatted(what, token));
	}

}
