package io.spillway.datadog;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTests {

	private final DatadogStub datadog = DatadogStub.start();

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
	void namesWhatIsKnownAfterApplyOnly() {
		Run run = plan().ended(0);
		assertThat(run.lines()).contains("slo clicks: create", "monitor budget: create", "monitor latency: create",
				"dashboard overview: create", "4 to create, 0 to change, 0 unchanged, 0 without a file");
		assertThat(run.out()).contains("query: (none) -> \"burn_rate(\\\"(known after apply)\\\").over",
				"widgets[1].definition.slo_id: (none) -> \"(known after apply)\"",
				"widgets[2].definition.alert_id: (none) -> \"(known after apply)\"");
	}

	@Test
	void saysFieldByFieldWhatChanges() {
		apply();
		this.files.replace("environments/staging.yaml", "critical: 500", "critical: 400")
			.replace("dashboards/overview.yaml", "title: Clicks", "title: All clicks");
		assertThat(plan().ended(0).lines()).containsSubsequence(
				"    query: \"avg(last_5m):avg:clicks.time{service:spillway,env:staging} > 500\" -> "
						+ "\"avg(last_5m):avg:clicks.time{service:spillway,env:staging} > 400\"",
				"    options.thresholds.critical: 500.0 -> 400",
				"    widgets[0].definition.title: \"Clicks\" -> \"All clicks\"");
		assertThat(plan().out()).contains("0 to create, 2 to change, 2 unchanged, 0 without a file");
	}

	@Test
	void tagsAreASetAndTheOrderOfThresholdsMeansNothing() {
		apply();
		this.files.replace("slos/clicks.yaml", "  - team:links\n", "  - tier:1\n  - team:links\n");
		assertThat(plan().out()).contains("    tags: [env:staging, managed-by:spillway, spillway-object:clicks, "
				+ "team:links] -> [env:staging, managed-by:spillway, spillway-object:clicks, team:links, tier:1]");
		this.files.replace("slos/clicks.yaml", "  - tier:1\n", "");
		assertThat(plan().out()).contains("slo clicks: unchanged");
	}

	@Test
	void aListThatBecameShorterIsAChange() {
		apply();
		this.files.replace("slos/clicks.yaml", "  - timeframe: 30d\n    target: ${target}\n", "");
		assertThat(plan().out()).contains("slo clicks: change", " -> (none)");
	}

	@Test
	void whatDatadogAddsIsNoDifference() {
		apply();
		StubObjects.named(this.datadog.objects().monitors(), "Clicks").put("priority", 3).put("overall_state", "Alert");
		assertThat(plan().out()).contains("0 to create, 0 to change, 4 unchanged");
	}

	@Test
	void namesWhatWouldBePruned() {
		apply();
		this.files.delete("dashboards/overview.yaml").delete("monitors/budget.yaml");
		assertThat(plan().lines()).anyMatch((line) -> line.startsWith("dashboard overview: would be pruned (id "))
			.contains("0 to create, 0 to change, 2 unchanged, 2 without a file (stay without --prune)");
		assertThat(plan("--prune").out()).contains("monitor budget: remove (id ");
	}

	@Test
	void theExitStatusTellsOfChangesOnlyWhenAskedTo() {
		assertThat(plan().status()).isZero();
		assertThat(plan("--detailed-exitcode").status()).isEqualTo(2);
		apply();
		assertThat(plan("--detailed-exitcode").status()).isZero();
		this.files.delete("dashboards/overview.yaml");
		assertThat(plan("--detailed-exitcode").status()).isZero();
		assertThat(plan("--detailed-exitcode", "--prune").status()).isEqualTo(2);
	}

	@Test
	void aPlanThatFailsDoesNotLookLikeChanges() {
		this.datadog.fail(StubFailure.of("GET", "/api/v1/slo", 400));
		assertThat(plan("--detailed-exitcode").error(1)).startsWith("list of slos: 400, refused");
		assertThat(plan("--no-such-option").error(1)).contains("--no-such-option");
	}

	@Test
	void aMonitorThatDatadogRefusesIsFoundWithoutApplying() {
		this.files.replace("monitors/latency.yaml", "avg(last_5m)", "not a query");
		assertThat(plan().error(1)).contains("monitor latency: 400, refused",
				"The value provided for parameter 'query' is invalid");
	}

	@Test
	void aPlanNeverWrites() {
		apply();
		ObjectNode slo = StubObjects.named(this.datadog.objects().slos(), "Clicks");
		slo.put("description", "edited");
		this.datadog.takeRequests();
		plan("--prune").ended(0);
		assertThat(this.datadog.takeWrites()).isEmpty();
	}

	private void apply() {
		this.operator.run(this.files, "apply").ended(0);
	}

	private Run plan(String... args) {
		return this.operator.run(this.files, "plan", args);
	}

}
