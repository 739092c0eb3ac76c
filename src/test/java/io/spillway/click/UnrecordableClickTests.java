package io.spillway.click;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import io.spillway.database.Outage;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.development.TestSpool;
import io.spillway.observability.Scrape;
import io.spillway.web.Api;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clicks while the database is away and the spool is no folder. */
class UnrecordableClickTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	static void noFolder(DynamicPropertyRegistry registry) {
		registry.add("spillway.clicks.spool", () -> {
			try {
				return Files.createFile(TestSpool.create().resolve("file")).toString();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	@Nested
	@SpillwayTest
	@TestPropertySource(properties = { "spillway.clicks.durability=commit", "spillway.database-timeout=PT1S" })
	class Committed {

		private final WebTestClient client;

		private final Api api;

		private final String readiness;

		@Autowired
		TestDatabase database;

		Committed(@Autowired WebTestClient client, @LocalManagementPort int port) {
			this.client = client;
			this.api = new Api(client);
			this.readiness = "http://localhost:" + port + "/actuator/health/readiness";
		}

		@DynamicPropertySource
		static void noSpool(DynamicPropertyRegistry registry) {
			noFolder(registry);
		}

		@Test
		void areRefusedUntilOneOfThemIsBack() {
			String token = this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"sealed\"}");
			try (Outage _ = Outage.of(this.database)) {
				this.api.click(token)
					.expectStatus()
					.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
					.expectHeader()
					.valueEquals("Retry-After", "1");
				assertThat(readiness()).isEqualTo(503);
				this.api.click("000000000000").expectStatus().isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
			}
			await().atMost(LIMIT).until(() -> readiness() == 200);
			this.api.click(token).expectStatus().isFound();
			assertThat(Query.number(this.database, "select count(*) from click")).isEqualTo(1);
		}

		private int readiness() {
			return this.client.get().uri(this.readiness).exchange().returnResult(Void.class).getStatus().value();
		}

	}

	@Nested
	@SpillwayTest
	@TestPropertySource(properties = { "spillway.clicks.buffer=100", "spillway.database-timeout=PT1S" })
	class Async {

		private final WebTestClient client;

		private final Api api;

		private final ClickLoad load;

		private final String management;

		@Autowired
		TestDatabase database;

		Async(@Autowired WebTestClient client, @LocalManagementPort int port) {
			this.client = client;
			this.api = new Api(client);
			this.load = ClickLoad.of(client);
			this.management = "http://localhost:" + port + "/actuator/";
		}

		@DynamicPropertySource
		static void noSpool(DynamicPropertyRegistry registry) {
			noFolder(registry);
		}

		@Test
		void areAnsweredAndCountedAsLostOnceTheBufferIsFull() {
			String token = this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"sealed\"}");
			int clicks = 1000;
			try (Outage _ = Outage.of(this.database)) {
				List<Integer> statuses = this.load.click(token, clicks);
				assertThat(statuses).isEqualTo(Collections.nCopies(clicks, 302));
				this.client.get().uri(this.management + "health/readiness").exchange().expectStatus().isOk();
			}
			await().atMost(LIMIT).until(() -> recorded() > 0 && recorded() + dropped() == clicks);
			assertThat(recorded()).isGreaterThanOrEqualTo(100);
		}

		private long recorded() {
			return Query.number(this.database, "select count(*) from click");
		}

		private long dropped() {
			byte[] metrics = this.client.get()
				.uri(this.management + "prometheus")
				.exchange()
				.expectBody()
				.returnResult()
				.getResponseBody();
			return (long) Scrape.of(new String(metrics, StandardCharsets.UTF_8))
				.sum("spillway_recording_dropped_total");
		}

	}

}
