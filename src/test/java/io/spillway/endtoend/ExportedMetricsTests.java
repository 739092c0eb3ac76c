package io.spillway.endtoend;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.Metric.DataCase;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.OtlpReceiver;
import io.spillway.development.TestDatabase;
import io.spillway.observability.DocumentedMetric;
import io.spillway.observability.MetricsDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds what the executable exports to docs/metrics.md. */
class ExportedMetricsTests {

	private static final String TARGET = "https://confidential.example/";

	/** Only where a container has a limit. */
	private static final String LIMIT = "process.memory.limit";

	private static final OtlpReceiver RECEIVER = OtlpReceiver.start();

	private static final Telemetry TELEMETRY = new Telemetry(RECEIVER);

	private static Spillway spillway;

	private static String stored;

	private static String sealed;

	@BeforeAll
	static void use() {
		spillway = Spillway.start(Settings.of(TestDatabase.create())
			.with("spillway.otlp.endpoint", RECEIVER.endpoint())
			.with("spillway.otlp.step", "PT1S")
			.with("spillway.otlp.trace-ratio", "1")
			.with("otel.resource.attributes", "deployment.environment.name=test,team=growth")
			.with("hostname", "spillway-7d9f-abcde"));
		stored = spillway.makeToken("stored", TARGET);
		sealed = spillway.makeToken("sealed", TARGET);
		spillway.click(stored);
		spillway.click(sealed);
		spillway.api().get("/v1/links/" + stored);
		// Known for a minute, which is longer than a test takes.
		assertThat(spillway.api().get("/v1/capacity").statusCode()).isEqualTo(200);
		// Seals are noted every ten seconds.
		TELEMETRY.metrics("spillway.key.seals", (exports) -> !exports.isEmpty());
	}

	@AfterAll
	static void stop() {
		spillway.close();
		RECEIVER.close();
	}

	@Test
	void everyMetricOfTheDocumentIsExportedAsItSays() throws IOException {
		for (DocumentedMetric documented : MetricsDocument.ofFile().metrics()) {
			if (!documented.name().equals(LIMIT)) {
				assertThat(TELEMETRY.metrics(documented.name(), (exports) -> !exports.isEmpty()))
					.allSatisfy((metric) -> assertAsDocumented(metric, documented));
			}
		}
	}

	private static void assertAsDocumented(Metric metric, DocumentedMetric documented) throws IOException {
		MetricsDocument document = MetricsDocument.ofFile();
		assertThat(metric.getDataCase().name()).as(documented.name()).isEqualTo(switch (documented.type()) {
			case "histogram" -> DataCase.HISTOGRAM.name();
			case "counter" -> DataCase.SUM.name();
			default -> DataCase.GAUGE.name();
		});
		assertThat(Telemetry.tags(metric)).as(documented.name()).isNotEmpty().allSatisfy((tags) -> {
			assertThat(tags.keySet()).isEqualTo(documented.tags());
			tags.forEach((tag, value) -> {
				Set<String> values = document.values(documented.name(), tag);
				assertThat(values.isEmpty() || values.contains(value)).as("%s=%s", tag, value).isTrue();
			});
		});
	}

	@Test
	void nothingIsExportedThatTheDocumentDoesNotHave() throws IOException {
		MetricsDocument document = MetricsDocument.ofFile();
		TELEMETRY.metrics("process.uptime", (exports) -> exports.size() > 2);
		assertThat(RECEIVER.metrics()).extracting(Metric::getName)
			.allMatch((name) -> document.metric(name).isPresent());
	}

	@Test
	void countsAreDifferencesAndTimesAreInMilliseconds() {
		Metric clicks = latest("spillway.clicks");
		assertThat(clicks.getHistogram().getAggregationTemporality())
			.isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
		assertThat(clicks.getHistogram().getDataPoints(0).getExplicitBoundsList()).containsExactly(1.0, 2.0, 5.0, 10.0,
				25.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0);
		assertThat(List.of("spillway.clicks", "spillway.batch.wait", "spillway.batch.time", "http.server.requests",
				"spillway.startup", "spillway.database.silence", "process.cpu.time", "process.uptime"))
			.allSatisfy((name) -> assertThat(latest(name).getUnit()).isEqualTo("milliseconds"));
		assertThat(latest("process.memory.resident").getUnit()).isEqualTo("bytes");
		assertThat(latest("spillway.shed").getSum().getAggregationTemporality())
			.isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
		TELEMETRY.metrics("spillway.clicks", (exports) -> TELEMETRY.clicks("stored", "redirected") > 0);
		TELEMETRY.metrics("process.uptime", (exports) -> exports.size() > 5);
		assertThat(TELEMETRY.clicks("stored", "redirected")).isEqualTo(1);
		assertThat(TELEMETRY.clicks("sealed", "redirected")).isEqualTo(1);
	}

	private static Metric latest(String name) {
		return TELEMETRY.metrics(name, (exports) -> !exports.isEmpty()).getLast();
	}

	@Test
	void theProcessTellsTheTruthOfItself() {
		assertThat(gauge("process.memory.resident")).isGreaterThan(gauge("process.memory.anonymous"));
		assertThat(gauge("process.memory.anonymous")).isBetween(1e6, 2e9);
		assertThat(gauge("process.files.open")).isBetween(5.0, 1000.0);
		assertThat(gauge("process.uptime")).isBetween(1.0, 600_000.0);
		Map<String, Double> phases = latest("spillway.startup").getGauge()
			.getDataPointsList()
			.stream()
			.collect(Collectors.toMap((point) -> point.getAttributes(0).getValue().getStringValue(),
					(point) -> point.getAsDouble()));
		// The kernel tells when a process began in hundredths of a second.
		assertThat(phases.get("main")).isNotNegative().isLessThan(phases.get("context"));
		assertThat(phases.get("context")).isLessThan(phases.get("port"));
		assertThat(phases.get("port")).isLessThan(phases.get("ready"));
		assertThat(phases.get("ready")).isLessThan(gauge("process.uptime"));
	}

	private static double gauge(String name) {
		return latest(name).getGauge().getDataPoints(0).getAsDouble();
	}

	@Test
	void everySignalTellsWhoseItIs() {
		Await.until("traces", Execution.LIMIT, () -> !RECEIVER.resourceSpans().isEmpty());
		assertThat(TELEMETRY.resources()).isNotEmpty()
			.allSatisfy((resource) -> assertThat(resource).containsEntry("service.name", "spillway")
				.containsEntry("service.version", System.getProperty("spillway.version"))
				.containsEntry("service.instance.id", "spillway-7d9f-abcde-" + spillway.pid())
				.containsEntry("deployment.environment.name", "test")
				.containsEntry("team", "growth"));
	}

	@Test
	void nothingTellsOfALink() {
		Await.until("traces", Execution.LIMIT, () -> !RECEIVER.spans().isEmpty());
		assertThat(RECEIVER.resourceMetrics().toString() + RECEIVER.resourceSpans()).doesNotContain(stored, sealed,
				"confidential", DevelopmentKeys.API_KEY);
	}

}
