package io.spillway.datadog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command with keys against the stub. */
final class Operator {

	private final DatadogStub datadog;

	private final FakeTime time = new FakeTime();

	private final Map<String, String> environment = new HashMap<>(DatadogStub.keys());

	Operator(DatadogStub datadog) {
		this.datadog = datadog;
		this.environment.put("DD_API_URL", datadog.url());
	}

	Operator with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	FakeTime time() {
		return this.time;
	}

	DatadogStub datadog() {
		return this.datadog;
	}

	Run run(String... args) {
		return Run.of(new Surroundings(this.environment, this.time.clock(), this.time), args);
	}

	/** Runs with definitions, for staging. */
	Run run(DefinitionFolder files, String command, String... args) {
		List<String> all = new ArrayList<>(List.of(command, "--env", "staging", "--files", files.path().toString()));
		all.addAll(Arrays.asList(args));
		return run(all.toArray(String[]::new));
	}

}
