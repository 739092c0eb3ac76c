package io.spillway.datadog;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTests {

	private final FakeTime time = new FakeTime();

	@Test
	void helpNamesTheCommandsTheEnvironmentAndTheExitStatus() {
		assertThat(run("--help").ended(0).out()).contains("plan", "apply", "event", "gate", "report", "completion",
				"DD_API_KEY", "DD_APP_KEY", "DD_SITE", "DD_API_URL", "Exit status");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan", "apply", "event", "gate", "report" })
	void everyCommandHasHelpWithItsExitStatus(String command) {
		assertThat(run(command, "--help").ended(0).out()).contains("Usage: spillway-datadog " + command, "--env=ENV",
				"Exit status: 0 ");
	}

	@Test
	void theVersionIsThatOfTheBuild() {
		assertThat(run("--version").ended(0).out().strip()).matches("spillway-datadog [0-9]+\\.[0-9]+\\.[0-9]+.*");
	}

	@Test
	void shellsCanCompleteIt() {
		assertThat(run("completion").ended(0).out()).startsWith("#!/usr/bin/env bash")
			.contains("spillway-datadog", "--detailed-exitcode");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "start", "plan", "plan --env", "--color", "apply --env staging more" })
	void aCommandLineThatMakesNoSenseIsAnsweredInOneLine(String line) {
		assertThat(run(line.isEmpty() ? new String[0] : line.split(" ")).error(1)).contains("--help");
	}

	private Run run(String... args) {
		return Run.of(new Surroundings(Map.of(), this.time.clock(), this.time), args);
	}

}
