package io.spillway.datadog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.delivery.DatadogFile;
import io.spillway.delivery.DatadogQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	/** As k6 1.8 writes it for the scenario smoke, shortened. */
	private static final String SUMMARY = """
			{"metrics": {
			  "checks": {"passes": 500, "fails": 0, "value": 1},
			  "http_req_duration": {"avg": 3.25, "min": 0.4, "med": 2.5, "max": 41, "p(95)": 7.5, "p(99)": 12.75,
			    "count": 707},
			  "http_req_failed": {"passes": 7, "fails": 700, "value": 0.009900990099009901,
			    "thresholds": {"rate<0.01": false}},
			  "dropped_iterations": {"count": 2, "rate": 0.1},
			  "iterations": {"count": 101, "rate": 5}
			}, "root_group": {"name": ""}}
			""";

	private final DatadogStub datadog = DatadogStub.start();

	private final Operator operator = new Operator(this.datadog).with("DD_APP_KEY", "");

	@TempDir
	private Path folder = Path.of("");

	@AfterEach
	void stop() {
		this.datadog.close();
	}

	@Test
	void whatK6MeasuredBecomesGauges() {
		Run run = report(write("gate-smoke.json", SUMMARY)).ended(0);
		assertThat(run.lines()).contains("spillway.k6.http_req_duration.p95: 7.5", "spillway.k6.iterations: 101.0");
		Map<String, Double> values = new HashMap<>();
		for (JsonNode series : this.datadog.intake().series().getFirst().path("series")) {
			values.put(series.path("metric").asText(), series.at("/points/0/value").asDouble());
			assertThat(series.path("type").asInt()).isEqualTo(3);
			assertThat(series.at("/points/0/timestamp").asLong()).isEqualTo(FakeTime.BEGIN.getEpochSecond());
			assertThat(series.path("tags")).map(JsonNode::asText)
				.containsExactly("service:spillway", "env:staging", "version:1.2.3-rc", "scenario:smoke");
		}
		assertThat(values)
			.isEqualTo(Map.of("spillway.k6.http_req_duration.avg", 3.25, "spillway.k6.http_req_duration.p95", 7.5,
					"spillway.k6.http_req_duration.p99", 12.75, "spillway.k6.http_req_failed", 0.009900990099009901,
					"spillway.k6.iterations", 101.0, "spillway.k6.dropped_iterations", 2.0, "spillway.k6.checks", 1.0));
	}

	@Test
	void whatADashboardLooksAtIsSentWithItsTags() {
		report(write("gate-smoke.json", SUMMARY)).ended(0);
		Map<String, List<String>> sent = new HashMap<>();
		for (JsonNode series : this.datadog.intake().series().getFirst().path("series")) {
			sent.put(series.path("metric").asText(),
					series.path("tags").valueStream().map((tag) -> tag.asText().replaceAll(":.*", "")).toList());
		}
		List<DatadogQuery> queries = DatadogFile.all("dashboards")
			.flatMap((file) -> DatadogQuery.all(file.rendered()))
			.filter((query) -> query.metric().startsWith("spillway.k6."))
			.toList();
		assertThat(queries).isNotEmpty().allSatisfy((query) -> {
			assertThat(sent).containsKey(query.metric());
			assertThat(query.keys().toList()).isSubsetOf(sent.getOrDefault(query.metric(), List.of()));
			assertThat(query.scope()).contains("service:spillway", "$env");
		});
	}

	@Test
	void noDroppedIterationsAreZeroAndNoChecksAreNone() {
		String summary = SUMMARY.replace("\"dropped_iterations\"", "\"other\"").replace("\"checks\"", "\"another\"");
		Run run = report(write("gate-smoke.json", summary)).ended(0);
		assertThat(run.out()).contains("spillway.k6.dropped_iterations: 0.0").doesNotContain("checks");
	}

	@Test
	void theScenarioIsSaidOrInTheName() {
		Path other = write("summary.json", SUMMARY);
		assertThat(report(other).error(1)).contains("--scenario is missing: the file is not named gate-SCENARIO.json");
		report(other, "--scenario", "push").ended(0);
		assertThat(this.datadog.intake().series().getFirst().toString()).contains("scenario:push");
		assertThat(report(other, "--scenario", "a,b").error(1)).contains("lower case letters, digits and '-'");
	}

	@Test
	void whatIsNoSummaryIsSaid() {
		assertThat(report(this.folder.resolve("gate-none.json")).error(1)).endsWith("gate-none.json: cannot be read");
		assertThat(report(write("gate-bad.json", "{\n\"metrics\": nothing")).error(1))
			.endsWith("gate-bad.json:2: no JSON");
		assertThat(report(write("gate-empty.json", "{}")).error(1)).contains("no iterations");
		assertThat(report(write("gate-idle.json", SUMMARY.replace("\"count\": 101", "\"count\": 0"))).error(1))
			.contains("no iterations: k6 asked nothing");
		assertThat(report(write("gate-old.json", SUMMARY.replace("p(99)", "p(90)"))).error(1))
			.endsWith("gate-old.json: has no p(99) of http_req_duration");
		assertThat(this.datadog.takeRequests()).isEmpty();
	}

	@Test
	void aDryRunPrintsWhatWouldBeSentAndSendsNothing() throws IOException {
		Path summary = write("gate-smoke.json", SUMMARY);
		String line = report(summary, "--dry-run").ended(0).out().strip();
		assertThat(this.datadog.takeRequests()).isEmpty();
		report(summary).ended(0);
		assertThat(line).startsWith("metrics: ");
		assertThat(DatadogStub.JSON.readTree(line.substring("metrics: ".length())))
			.isEqualTo(this.datadog.intake().series().getFirst());
	}

	@Test
	void aDryRunNeedsNoKeyButASummary() {
		this.operator.with("DD_API_KEY", "");
		Path summary = write("gate-smoke.json", SUMMARY);
		report(summary, "--dry-run").ended(0);
		assertThat(report(summary).error(1)).startsWith("DD_API_KEY is not set");
		assertThat(report(write("gate-empty.json", "{}"), "--dry-run").error(1)).contains("no iterations");
	}

	@Test
	void aRefusalIsSaid() {
		Path summary = write("gate-smoke.json", SUMMARY);
		this.datadog.fail(StubFailure.of("POST", "/api/v2/series",
				new StubAnswer(202, "{\"errors\": [\"Payload is in the past\"]}", Map.of())));
		assertThat(report(summary).error(1)).isEqualTo("metrics: Payload is in the past");
		this.datadog.recover();
		this.datadog.fail(StubFailure.of("POST", "/api/v2/series", 403));
		assertThat(report(summary).error(1)).startsWith("metrics: 403, not allowed");
	}

	private Path write(String name, String content) {
		try {
			return Files.writeString(this.folder.resolve(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Run report(Path file, String... args) {
		String[] all = new String[args.length + 6];
		System.arraycopy(args, 0, all, 6, args.length);
		System.arraycopy(new String[] { "report", "--env", "staging", "--version", "1.2.3-RC", file.toString() }, 0,
				all, 0, 6);
		return this.operator.run(all);
	}

}
