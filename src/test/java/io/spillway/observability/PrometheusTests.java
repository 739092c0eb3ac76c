package io.spillway.observability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.click.UnreadableLinks;
import io.spillway.database.Outage;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.link.ExpiredLinks;
import io.spillway.link.LinkKind;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Holds what the service answers to docs/metrics.md. */
@SpillwayTest
@TestPropertySource(properties = "spillway.database-timeout=PT1S")
class PrometheusTests {

	private static final String CLICKS = "spillway_clicks_seconds_count";

	private static final String FAILURES = "spillway_database_failures_total";

	/** Begins to be measured where the program begins, which no test here does. */
	private static final String STARTUP = "spillway.startup";

	/** Only where a container has one. */
	private static final String MEMORY_LIMIT = "process.memory.limit";

	/** Seals are noted every ten seconds. */
	private static final Duration SEALS_LIMIT = Duration.ofSeconds(30);

	/** All metrics are more than a body of the API may have. */
	private static final int MAX_BYTES = 1 << 20;

	@Autowired
	ApplicationContext context;

	@Autowired
	TestDatabase database;

	private final WebTestClient client;

	private final Api api;

	private final String management;

	PrometheusTests(@Autowired WebTestClient client, @LocalManagementPort int port) {
		this.client = Api
			.reading(client.mutate().codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(MAX_BYTES)).build());
		this.api = new Api(client.mutate().responseTimeout(Duration.ofSeconds(20)).build());
		this.management = "http://localhost:" + port + "/actuator";
	}

	@Test
	void everyMetricOfTheDocumentIsThereWithItsTagsAndNoOther() throws IOException {
		useAll();
		await().atMost(SEALS_LIMIT).until(() -> !scrape().labels("spillway_key_seals").isEmpty());
		Scrape scrape = scrape();
		MetricsDocument document = MetricsDocument.ofFile();
		Set<String> known = new LinkedHashSet<>();
		for (DocumentedMetric metric : document.metrics()) {
			if (metric.name().equals(STARTUP) || metric.name().equals(MEMORY_LIMIT)) {
				continue;
			}
			String family = family(metric, scrape);
			known.add(family);
			assertThat(scrape.labels(family)).as(metric.name()).isNotEmpty().allSatisfy((labels) -> {
				assertThat(labels.keySet()).isEqualTo(metric.tags());
				labels.forEach((tag, value) -> assertDocumented(document, metric, tag, value));
			});
		}
		// Of each histogram Micrometer has the largest of late beside it.
		assertThat(scrape.types().keySet().stream().map((family) -> family.replaceAll("_max$", "")))
			.allMatch((family) -> known.contains(family) || family.equals("process_memory_limit_bytes"));
	}

	private static void assertDocumented(MetricsDocument document, DocumentedMetric metric, String tag, String value) {
		Set<String> values = document.values(metric.name(), tag);
		if (!values.isEmpty()) {
			assertThat(value).as("%s of %s", tag, metric.name()).isIn(values);
		}
	}

	/** The name of a metric's family, as Prometheus wants names to end. */
	private static String family(DocumentedMetric metric, Scrape scrape) {
		String name = metric.name().replace('.', '_');
		String total = metric.type().equals("counter") ? "_total" : "";
		List<String> found = Stream.of("", "_seconds", "_milliseconds", "_bytes", "_files", "_connections")
			.map((unit) -> name + unit + total)
			.filter((family) -> metric.type().equals(scrape.types().get(family)))
			.toList();
		assertThat(found).as(metric.name()).hasSize(1);
		return found.getFirst();
	}

	/** A query that adds counters up would have no answer otherwise. */
	@Test
	void countersAreThereFromTheStartWithEachValueOfTheirTags() throws IOException {
		Scrape scrape = scrape();
		MetricsDocument document = MetricsDocument.ofFile();
		for (DocumentedMetric metric : document.metrics()) {
			if (metric.name().startsWith("spillway.") && !metric.type().equals("gauge")) {
				String family = family(metric, scrape);
				metric.tags()
					.forEach((tag) -> assertThat(values(scrape, family, tag)).as(metric.name())
						.isEqualTo(document.values(metric.name(), tag)));
			}
		}
	}

	private static Set<String> values(Scrape scrape, String family, String tag) {
		return scrape.labels(family).stream().map((labels) -> labels.get(tag)).collect(Collectors.toSet());
	}

	@Test
	void clicksAreCountedByKindAndOutcome() {
		assertCounted("stored", "redirected", () -> this.api.click(link("stored")));
		assertCounted("stored", "opened",
				() -> this.client.get().uri("/{token}", link("stored")).accept(MediaType.APPLICATION_JSON).exchange());
		assertCounted("stored", "gone", () -> this.api.click(expired(LinkKind.STORED)));
		assertCounted("stored", "not_found", () -> this.api.click("000000000000"));
		assertCounted("stored", "unavailable", () -> this.api.click(UnreadableLinks.make(this.database)));
		assertCounted("sealed", "redirected", () -> this.api.click(link("sealed")));
		assertCounted("sealed", "gone", () -> this.api.click(expired(LinkKind.SEALED)));
		assertCounted("sealed", "not_found", () -> this.api.click("A".repeat(43) + "B"));
		assertCounted("campaign", "not_found", () -> this.api.click("a".repeat(22)));
		assertCounted("none", "not_found", () -> this.api.click("favicon.ico"));
	}

	@Test
	void clicksThatFailAreCountedAsThat() {
		String token = link("stored");
		this.database.execute("alter table link rename column token to token_gone");
		assertCounted("stored", "error", () -> this.api.click(token));
		this.database.execute("alter table link rename column token_gone to token");
	}

	@Test
	void whatADatabaseThatIsAwayDidNotDoIsCounted() {
		String token = link("stored");
		try (Outage _ = Outage.of(this.database)) {
			Scrape before = scrape();
			assertCounted("stored", "unavailable", () -> this.api.click(token));
			Scrape after = scrape();
			assertThat(after.sum(FAILURES)).isGreaterThan(before.sum(FAILURES));
			assertThat(failedLookups(after)).isEqualTo(failedLookups(before) + 1);
		}
		await().until(() -> this.api.click(token).expectBody().returnResult().getStatus().value() == 302);
	}

	private static double failedLookups(Scrape scrape) {
		return scrape.sum("spillway_batch_time_seconds_count", "batch", "lookup", "outcome", "failed");
	}

	private void assertCounted(String kind, String outcome, Runnable click) {
		Scrape before = scrape();
		click.run();
		Scrape after = scrape();
		assertThat(after.sum(CLICKS, "kind", kind, "outcome", outcome))
			.isEqualTo(before.sum(CLICKS, "kind", kind, "outcome", outcome) + 1);
		assertThat(after.sum(CLICKS)).isEqualTo(before.sum(CLICKS) + 1);
	}

	@Test
	void nothingTellsOfALink() {
		List<String> secrets = useAll();
		assertThat(text()).contains(CLICKS).doesNotContain(secrets).doesNotContain(DevelopmentKeys.API_KEY);
	}

	@Test
	void theManagementPortHasTheseEndpointsAndNoOther() {
		JsonNode links = Objects.requireNonNull(this.client.get()
			.uri(this.management)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody());
		Set<String> names = new LinkedHashSet<>();
		links.path("_links").fieldNames().forEachRemaining(names::add);
		assertThat(names).containsExactlyInAnyOrder("self", "health", "health-path", "info", "metrics",
				"metrics-requiredMetricName", "prometheus");
	}

	/** Uses all that is measured, and returns what nobody but its users may know. */
	private List<String> useAll() {
		String stored = link("stored");
		String sealed = link("sealed");
		Stream.of(stored, sealed, "a".repeat(22), "unknown-T0KEN").forEach(this.api::click);
		this.api.lookup(stored).expectStatus().isOk();
		this.api.lookup("unknown-T0KEN").expectStatus().isNotFound();
		this.api.create("{\"target\": \"S3CRET\"}").expectStatus().is4xxClientError();
		this.api.revoke(stored).expectStatus().isNoContent();
		this.client.get().uri("/v1/S3CRET/S3CRET").exchange().expectStatus().is4xxClientError();
		return List.of(stored, sealed, "T0KEN", "S3CRET", "confidential.example", "recipient-77");
	}

	private String link(String kind) {
		return this.api.token("""
				{"target": "https://confidential.example/", "label": "recipient-77", "kind": "%s"}
				""".formatted(kind));
	}

	private String expired(LinkKind kind) {
		return ExpiredLinks.make(this.context, kind);
	}

	private Scrape scrape() {
		return Scrape.of(text());
	}

	private String text() {
		byte[] body = this.client.get()
			.uri(this.management + "/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
	}

}
