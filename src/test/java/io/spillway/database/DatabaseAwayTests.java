package io.spillway.database;

import java.time.Duration;

import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpillwayTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "spillway.database-timeout=PT1S")
class DatabaseAwayTests {

	/** The limit of the service and what a busy machine adds to it. */
	private static final Duration LIMIT = Duration.ofSeconds(3);

	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	@LocalManagementPort
	int managementPort;

	private LinksApi api;

	private String stored;

	private String sealed;

	@BeforeEach
	void create(@Autowired WebTestClient client) {
		this.api = new LinksApi(client.mutate().responseTimeout(LIMIT).build());
		this.stored = this.api.created("stored");
		this.sealed = this.api.created("sealed");
	}

	/** Without a restart; that a connection was lost may show only when it is used. */
	@AfterEach
	void everythingWorksAgain() {
		await().until(() -> this.api.clickStatus(this.stored) == 302);
		await().until(() -> LinksApi.status(this.api.create("stored")) == 201);
		await().until(() -> LinksApi.status(this.api.create("stored", "after-" + this.stored)) == 201);
		await().until(() -> LinksApi.status(this.api.revoke(this.stored)) == 204);
		await().until(() -> LinksApi.status(this.api.revoke(this.sealed)) == 204);
		assertThat(this.api.clickStatus(this.stored)).isEqualTo(410);
		assertThat(this.api.clickStatus(this.sealed)).isEqualTo(410);
	}

	@Test
	void storedLinksCannotBeAnswered(CapturedOutput output) {
		try (Outage _ = Outage.of(this.database)) {
			LinksApi.assertUnavailable(this.api.click(this.stored));
			LinksApi.assertUnavailable(this.api.lookup(this.stored));
			LinksApi.assertUnavailable(this.api.create("stored"));
			LinksApi.assertUnavailable(this.api.create("stored", "during"));
			LinksApi.assertUnavailable(this.api.revoke(this.stored));
		}
		this.api.lookup(this.stored).expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("active");
		assertThat(output).doesNotContain("An error came too late");
	}

	@Test
	void sealedLinksGoOn() {
		try (Outage _ = Outage.of(this.database)) {
			for (int i = 0; i < 20; i++) {
				this.api.click(this.sealed)
					.expectStatus()
					.isFound()
					.expectHeader()
					.valueEquals("Location", LinksApi.TARGET)
					.expectBody()
					.isEmpty();
			}
			assertThat(LinksApi.status(this.api.lookup(this.sealed))).isEqualTo(200);
			assertThat(this.api.clickStatus(this.api.created("sealed"))).isEqualTo(302);
		}
	}

	@Test
	void sealedLinksNeedTheDatabaseToBeMadeOnceOrToBeRevoked() {
		try (Outage _ = Outage.of(this.database)) {
			LinksApi.assertUnavailable(this.api.create("sealed", "sealed-once"));
			LinksApi.assertUnavailable(this.api.revoke(this.sealed));
			assertThat(this.api.clickStatus(this.sealed)).isEqualTo(302);
		}
	}

	@Test
	void revocationsOfBeforeAreStillKnown() {
		String revoked = this.api.created("sealed");
		assertThat(LinksApi.status(this.api.revoke(revoked))).isEqualTo(204);
		try (Outage _ = Outage.of(this.database)) {
			assertThat(this.api.clickStatus(revoked)).isEqualTo(410);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "liveness", "readiness" })
	void theReplicaStaysInTraffic(String probe) {
		try (Outage _ = Outage.of(this.database)) {
			LinksApi.assertUnavailable(this.api.click(this.stored));
			assertThat(LinksApi.status(this.client.get()
				.uri("http://localhost:{port}/actuator/health/{probe}", this.managementPort, probe)
				.exchange())).isEqualTo(200);
		}
	}

	@Test
	void whatComesMeanwhileIsSeenAfterwards() {
		try (Outage _ = Outage.of(this.database)) {
			LinksApi.assertUnavailable(this.api.click(this.stored));
		}
		String token = this.api.created("sealed");
		this.database.execute(
				"insert into deny_list (kind, subject) values (1, substring(sha256('%s') for 16))".formatted(token));
		await().until(() -> this.api.clickStatus(token) == 410);
	}

}
