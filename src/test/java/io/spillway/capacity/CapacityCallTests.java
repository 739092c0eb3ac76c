package io.spillway.capacity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import io.spillway.campaign.CampaignApi;
import io.spillway.database.Outage;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.web.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The database's own limit is longer than what an autoscaler waits. */
@SpillwayTest
@TestPropertySource(properties = { "spillway.database-timeout=PT20S", "spillway.capacity.max-replicas=9" })
class CapacityCallTests {

	/** What KEDA waits, and what comes after it is not read. */
	private static final Duration KEDA = Duration.ofSeconds(3);

	@Autowired
	TestDatabase database;

	private WebTestClient client;

	private PushApi api;

	@BeforeEach
	void create(@Autowired WebTestClient client) {
		this.client = client.mutate().responseTimeout(Duration.ofSeconds(20)).build();
		this.api = new PushApi(this.client);
		this.database.execute("truncate push");
	}

	@Test
	void aPushIsCountedUntilItIsWithdrawn() {
		assertReplicas(2);
		int campaign = new CampaignApi(this.client).created("https://example.com/{recipient}");
		long push = this.api.announced(campaign, Instant.now().plusSeconds(60), 100_000_000);
		assertReplicas(9);
		this.api.withdraw(campaign, push).expectStatus().isNoContent();
		assertReplicas(2);
	}

	@Test
	void withTheDatabaseAwayThereIsNoNumber() {
		try (Outage _ = Outage.of(this.database)) {
			assertUnavailable(this.api.capacity());
		}
		await().until(() -> this.api.capacity().expectBody().returnResult().getStatus().value() == 200);
	}

	@Test
	void aSlowDatabaseIsNotWaitedForLongerThanTheCallerWaits() throws SQLException {
		try (Connection locker = this.database.connect(); Statement statement = locker.createStatement()) {
			locker.setAutoCommit(false);
			statement.execute("lock table push in access exclusive mode");
			long since = System.nanoTime();
			assertUnavailable(this.api.capacity());
			assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThanOrEqualTo(Capacity.DEADLINE)
				.isLessThan(KEDA);
		}
		assertReplicas(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { DevelopmentKeys.OTHER_API_KEY, DevelopmentKeys.STATS_API_KEY })
	void theScopeIsNeeded(String apiKey) {
		Problems.assertProblem(new PushApi(this.client, apiKey).capacity(), 403, "forbidden");
	}

	private void assertReplicas(int replicas) {
		this.api.capacity()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectBody()
			.json("{\"replicas\": %d}".formatted(replicas));
	}

	private static void assertUnavailable(ResponseSpec answer) {
		Problems.assertProblem(answer, 503, "unavailable");
		answer.expectHeader().valueEquals("Retry-After", "1").expectBody().jsonPath("$.replicas").doesNotExist();
	}

}
