package io.spillway.datadog;

import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ApplyTests {

	private final DatadogStub datadog = DatadogStub.start();

	private final StubObjects objects = this.datadog.objects();

	private final Operator operator = new Operator(this.datadog);

	private DefinitionFolder files = new DefinitionFolder(Path.of(""));

	@BeforeEach
	void copyFiles(@TempDir Path folder) {
		this.files = DefinitionFolder.in(folder);
	}

	@AfterEach
	void stop() {
		this.datadog.close();
	}

	@Test
	void makesAllInTheOrderInWhichTheyReferToEachOther() {
		Run run = apply().ended(0);
		assertThat(run.lines()).map((line) -> line.replaceAll(" \\(id .*", ""))
			.containsExactly("monitor budget: is validated once its SLO exists", "slo clicks: created",
					"monitor budget: created", "monitor latency: created", "dashboard overview: created");
		assertThat(this.datadog.takeRequests()).containsSubsequence("POST /api/v1/monitor/validate", "POST /api/v1/slo",
				"POST /api/v1/monitor/validate", "POST /api/v1/monitor", "POST /api/v1/monitor",
				"POST /api/v1/dashboard");
	}

	@Test
	void placeholdersAndMarksAreInWhatIsMade() {
		apply().ended(0);
		ObjectNode slo = StubObjects.named(this.objects.slos(), "Clicks are answered (staging)");
		assertThat(slo.at("/thresholds/0/target").isNumber()).isTrue();
		assertThat(slo.at("/thresholds/0/target").asDouble()).isEqualTo(99.5);
		assertThat(slo.path("tags")).map((tag) -> tag.asText())
			.containsExactly("team:links", "managed-by:spillway", "spillway-object:clicks", "env:staging");
		ObjectNode budget = StubObjects.named(this.objects.monitors(), "The budget");
		assertThat(budget.path("query").asText()).contains("burn_rate(\"" + slo.path("id").asText() + "\")");
		assertThat(budget.path("message").asText()).contains("https://wiki.example/spillway", "${placeholder}",
				"{{#is_alert}}@slack-spillway-staging{{/is_alert}}");
		ObjectNode dashboard = StubObjects.named(this.objects.dashboards(), "Spillway (staging)");
		assertThat(dashboard.path("description").asText())
			.isEqualTo("What clicks do.\n\nmanaged by spillway: staging/overview");
		assertThat(dashboard.at("/widgets/1/definition/slo_id").asText()).isEqualTo(slo.path("id").asText());
		assertThat(dashboard.at("/widgets/2/definition/alert_id").asText())
			.isEqualTo(StubObjects.named(this.objects.monitors(), "Clicks are slow").path("id").asText());
	}

	@Test
	void whatIsThereAlreadyMakesNoRequest() {
		apply().ended(0);
		this.datadog.takeRequests();
		Run run = apply().ended(0);
		assertThat(run.lines()).hasSize(4).allMatch((line) -> line.contains(": unchanged (id "));
		assertThat(this.datadog.takeRequests()).allMatch((request) -> request.startsWith("GET "));
	}

	@Test
	void aChangedFileChangesItsObjectOnly() {
		apply().ended(0);
		this.datadog.takeRequests();
		this.files.replace("monitors/latency.yaml", "avg(last_5m)", "avg(last_10m)");
		Run run = apply().ended(0);
		assertThat(run.out()).contains("monitor latency: changed (id ");
		assertThat(this.datadog.takeWrites()).singleElement().asString().startsWith("PUT /api/v1/monitor/");
		assertThat(StubObjects.named(this.objects.monitors(), "Clicks are slow").path("query").asText())
			.startsWith("avg(last_10m)");
		assertThat(apply().out()).contains("monitor latency: unchanged");
	}

	@Test
	void whatSomebodyEditedComesBack() {
		apply().ended(0);
		StubObjects.named(this.objects.slos(), "Clicks").put("description", "edited");
		StubObjects.named(this.objects.monitors(), "Clicks").withObject("/options/thresholds").put("critical", 9);
		((ObjectNode) StubObjects.named(this.objects.dashboards(), "Spillway").at("/widgets/0/definition")).put("title",
				"edited");
		this.datadog.takeRequests();
		assertThat(apply().ended(0).lines()).filteredOn((line) -> line.contains(": changed")).hasSize(3);
		assertThat(this.datadog.takeWrites()).hasSize(3).allMatch((request) -> request.startsWith("PUT "));
		assertThat(apply().lines()).allMatch((line) -> line.contains(": unchanged"));
	}

	@Test
	void whatSomebodyRemovedComesBack() {
		apply().ended(0);
		this.objects.monitors().clear();
		assertThat(apply().ended(0).out()).contains("slo clicks: unchanged", "monitor budget: created",
				"monitor latency: created", "dashboard overview: changed");
	}

	@Test
	void theSameTwiceIsNamedByItsIdsAndNothingIsApplied() {
		apply().ended(0);
		String id = this.objects.monitors().keySet().iterator().next();
		String copy = this.objects.copy(this.objects.monitors(), id).path("id").asText();
		this.files.replace("slos/clicks.yaml", "Of all", "Among all");
		this.datadog.takeRequests();
		assertThat(apply().error(1)).contains("monitor budget has the ids %s and %s".formatted(id, copy),
				"nothing was changed");
		assertThat(this.datadog.takeWrites()).isEmpty();
	}

	@Test
	void objectsOfOtherEnvironmentsAndOfPeopleAreLeftAlone() {
		apply().ended(0);
		ObjectNode other = this.objects.copy(this.objects.monitors(),
				this.objects.monitors().keySet().iterator().next());
		other.putArray("tags").add("managed-by:spillway").add("spillway-object:budget").add("env:production");
		this.objects.dashboards().put("by-hand", DatadogStub.JSON.createObjectNode().put("id", "by-hand"));
		apply("--prune").ended(0);
		assertThat(this.objects.monitors()).containsKey(other.path("id").asText());
		assertThat(this.objects.dashboards()).containsKey("by-hand");
	}

	@Test
	void aMonitorThatDatadogRefusesStopsAllBeforeAnythingIsApplied() {
		this.files.replace("monitors/latency.yaml", "avg(last_5m)", "not a query");
		assertThat(apply().error(1)).contains("monitor latency: 400, refused",
				"The value provided for parameter 'query' is invalid");
		assertThat(this.datadog.takeWrites()).isEmpty();
	}

	@Test
	void aMonitorThatHasToWaitForItsSloIsStillValidatedBeforeAnyMonitorIsApplied() {
		this.files.replace("monitors/budget.yaml", "burn_rate(", "not a query(");
		Run run = apply();
		assertThat(run.error(1)).contains("monitor budget: 400, refused");
		assertThat(run.lines()).last().asString().startsWith("slo clicks: created");
		assertThat(this.datadog.takeWrites()).containsExactly("POST /api/v1/slo");
	}

	@Test
	void anApplyThatStoppedHalfWayGoesOnFromThere() {
		this.datadog.fail(StubFailure.of("POST", "/api/v1/monitor", 400).after(1));
		Run half = apply();
		assertThat(half.error(1)).contains("monitor latency: 400, refused: It is as a test wants it.");
		assertThat(half.out()).contains("slo clicks: created", "monitor budget: created").doesNotContain("latency");
		this.datadog.recover();
		assertThat(apply().ended(0).out()).contains("slo clicks: unchanged", "monitor budget: unchanged",
				"monitor latency: created", "dashboard overview: created");
		assertThat(this.objects.slos()).hasSize(1);
		assertThat(this.objects.monitors()).hasSize(2);
		assertThat(this.objects.dashboards()).hasSize(1);
	}

	@Test
	void anObjectWhoseAnswerWasLostIsNotMadeTwice() {
		this.datadog.fail(StubFailure.afterwards("POST", "/api/v1/slo", 502).once());
		assertThat(apply().ended(0).out()).contains("slo clicks: created");
		assertThat(this.objects.slos()).hasSize(1);
	}

	@Test
	void aCreateThatFailedOnceIsTriedAgain() {
		this.datadog.fail(StubFailure.of("POST", "/api/v1/slo", 503).once());
		apply().ended(0);
		assertThat(this.objects.slos()).hasSize(1);
		assertThat(this.operator.time().pauses()).hasSize(1);
	}

	@Test
	void aCreateThatAlwaysFailsIsGivenUp() {
		this.datadog.fail(StubFailure.of("POST", "/api/v1/slo", 503));
		assertThat(apply().error(1)).isEqualTo("slo clicks: 503, Datadog failed: It is as a test wants it.");
		assertThat(this.datadog.takeWrites()).hasSize(3);
	}

	@Test
	void onlyPruneRemovesWhatHasNoFileInReverseOrder() {
		apply().ended(0);
		this.files.write("slos/other.yaml", """
				name: Another
				type: metric
				query: {numerator: "sum:a{*}.as_count()", denominator: "sum:b{*}.as_count()"}
				thresholds: [{timeframe: 7d, target: 99}]
				""").delete("slos/clicks.yaml").delete("monitors/budget.yaml").delete("dashboards/overview.yaml");
		apply().ended(0);
		assertThat(this.objects.slos()).hasSize(2);
		this.datadog.takeRequests();
		Run run = apply("--prune").ended(0);
		assertThat(run.lines()).map((line) -> line.replaceAll(" \\(id .*", ""))
			.containsExactly("slo other: unchanged", "monitor latency: unchanged", "dashboard overview: removed",
					"monitor budget: removed", "slo clicks: removed");
		assertThat(this.objects.slos()).hasSize(1);
		assertThat(this.objects.monitors()).hasSize(1);
		assertThat(this.objects.dashboards()).isEmpty();
	}

	@Test
	void aDryRunSaysTheSameAsThePlanAndChangesNothing() {
		Run run = apply("--dry-run").ended(0);
		assertThat(run.out()).contains("slo clicks: create", "4 to create, 0 to change, 0 unchanged, 0 without a file");
		assertThat(this.operator.run(this.files, "plan").out()).isEqualTo(run.out());
		assertThat(this.datadog.takeWrites()).isEmpty();
	}

	@Test
	void moreObjectsThanAPageHasAreFound() {
		apply().ended(0);
		Map<String, ObjectNode> slos = Map.copyOf(this.objects.slos());
		Map<String, ObjectNode> dashboards = Map.copyOf(this.objects.dashboards());
		this.objects.slos().clear();
		this.objects.dashboards().clear();
		for (int i = 0; i < Pages.SIZE; i++) {
			ObjectNode slo = DatadogStub.JSON.createObjectNode()
				.put("id", "s" + i)
				.put("name", "n")
				.put("type", "metric");
			slo.putArray("thresholds");
			slo.putArray("tags").add("managed-by:spillway").add("spillway-object:clicks").add("env:production");
			this.objects.slos().put("s" + i, slo);
			this.objects.dashboards().put("d" + i, DatadogStub.JSON.createObjectNode().put("id", "d" + i));
		}
		this.objects.slos().putAll(slos);
		this.objects.dashboards().putAll(dashboards);
		assertThat(apply().ended(0).lines()).hasSize(4).allMatch((line) -> line.contains(": unchanged"));
	}

	private Run apply(String... args) {
		return this.operator.run(this.files, "apply", args);
	}

}
