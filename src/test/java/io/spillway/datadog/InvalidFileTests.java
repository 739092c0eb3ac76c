package io.spillway.datadog;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with a file is said with its line, before Datadog is asked anything. */
class InvalidFileTests {

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

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					slos/clicks.yaml          | type: metric          | tpye: metric              | 1 | Missing required creator property 'type'
					slos/clicks.yaml          | description: Of       | descripton: Of            | 2 | unknown field descripton
					slos/clicks.yaml          | denominator:          | denominater:              | 4 | Missing required creator property 'denominator'
					slos/clicks.yaml          | type: metric          | type: metrics             | 3 | type cannot be "metrics"
					slos/clicks.yaml          | timeframe: 30d        | timeframe: 31d            | 10 | timeframe cannot be "31d"
					slos/clicks.yaml          | type: metric          | id: abc                   | 3 | id is Datadog's own: a file may not set it
					slos/clicks.yaml          | - team:links          | - env:staging             | 13 | the tag env is added by the command
					slos/clicks.yaml          | ${target}             | ${targte}                 | 9 | unknown placeholder ${targte}
					slos/clicks.yaml          | ${target}             | ${slo.clicks.id}          | 9 | unknown placeholder ${slo.clicks.id}
					slos/clicks.yaml          | target: ${target}     | target: high              | 9 | Cannot
					slos/clicks.yaml          | ${env})               | ${env)                    | 1 | a placeholder is not closed
					slos/clicks.yaml          | type: metric          | name: Again               | 3 | Duplicate field 'name'
					slos/clicks.yaml          | type: metric          | description               | 4 | could not find expected ':'
					slos/clicks.yaml          | name: Clicks are answered (${env}) | name: ' ' | 1 | needs a name that is not blank
					monitors/latency.yaml     | notify_no_data: false | notify_nodata: false      | 8 | unknown field notify_nodata
					monitors/latency.yaml     | type: query alert     | type: query alarm         | 2 | type cannot be "query alarm"
					monitors/latency.yaml     | type: query alert     | type: null                | 2 | has no value
					monitors/latency.yaml     | type: query alert     | overall_state: OK         | 2 | overall_state is Datadog's own
					monitors/latency.yaml     | - team:links          | - spillway-object:x       | 10 | the tag spillway-object is added
					monitors/latency.yaml     | ${critical}           | ${monitor.budget.id}      | 3 | unknown placeholder ${monitor.budget.id}
					monitors/latency.yaml     | notify_no_data: false | "${env}": false           | 8 | placeholders are for values
					monitors/budget.yaml      | slo.clicks.id         | slo.click.id              | 3 | unknown placeholder ${slo.click.id}
					dashboards/overview.yaml  | display_type: bars    | display_tpye: bars        | 14 | unknown field display_tpye
					dashboards/overview.yaml  | type: timeseries      | type: time                | 9 | is nothing that the API knows
					dashboards/overview.yaml  | prefix: version       | prefx: version            | 6 | unknown field prefx
					dashboards/overview.yaml  | What clicks do.       | "managed by spillway: a/b" | 2 | the line "managed by spillway" is added
					environments/staging.yaml | target: 99.5          | env: production           | 1 | env is the environment itself
					environments/staging.yaml | critical: 500         | critical: [500]           | 2 | critical has to be a single value
					environments/staging.yaml | critical: 500         | 5 crit: 500               | 2 | 5 crit is no name
					""")
	void isNamedWithItsLine(String file, String from, String to, int line, String message) {
		this.files.replace(file, from, (to != null) ? to : "");
		String expected = "%s:%d: ".formatted(this.files.path().resolve(file), line);
		assertThat(this.operator.run(this.files, "apply").error(1)).startsWith(expected).contains(message);
		assertThat(this.datadog.takeRequests()).isEmpty();
	}

	@Test
	void twoFilesWithOneNameAreBothNamed() {
		this.files.write("monitors/other.yaml", """
				type: query alert
				query: avg(last_5m):avg:a{*} > 1
				name: Clicks are slow (staging)
				""");
		assertThat(this.operator.run(this.files, "plan").error(1)).contains("other.yaml:3: ",
				"name \"Clicks are slow (staging)\" is that of", "latency.yaml as well");
	}

	@Test
	void aFileOfAnotherNameIsNotOverlooked() {
		this.files.write("monitors/other.yml", "name: x");
		assertThat(this.operator.run(this.files, "plan").error(1)).contains("other.yml: has to be named NAME.yaml");
	}

	@Test
	void aFileIsOneMapping() {
		this.files.write("monitors/other.yaml", "- name: x");
		assertThat(this.operator.run(this.files, "plan").error(1)).contains("other.yaml:1: has to be a mapping");
		this.files.write("monitors/other.yaml", "name: x\n---\nname: y\n");
		assertThat(this.operator.run(this.files, "plan").error(1)).contains("has to be one document");
		this.files.write("monitors/other.yaml", "");
		assertThat(this.operator.run(this.files, "plan").error(1)).contains("other.yaml:1: has to be a mapping");
	}

	@Test
	void anEnvironmentThatIsNotThereIsNamedWithThoseThatAre() {
		Run run = this.operator.run("plan", "--env", "moon", "--files", this.files.path().toString());
		assertThat(run.error(1)).startsWith("no environment moon: there are production, staging in ");
		assertThat(this.operator.run("plan", "--env", "../x", "--files", this.files.path().toString()).error(1))
			.startsWith("no environment ../x");
	}

	@Test
	void aFolderWithoutDefinitionsIsNoWishToHaveNone() {
		this.files.delete("slos/clicks.yaml")
			.delete("monitors/budget.yaml")
			.delete("monitors/latency.yaml")
			.delete("dashboards/overview.yaml");
		assertThat(this.operator.run(this.files, "apply", "--prune").error(1)).contains("has no definitions");
	}

}
