package io.spillway.delivery;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A declarative pipeline.
 *
 * @param pipeline all of its stages
 * @param environment the variables that it sets
 */
record Jenkinsfile(Stage pipeline, Map<String, Object> environment) {

	/** Runs it where every command succeeds. */
	JenkinsfileRun run(String branch) {
		return run(branch, Workplace.failing((command) -> false));
	}

	/** Runs it where some commands fail. */
	JenkinsfileRun run(String branch, Predicate<String> failing) {
		return run(branch, Workplace.failing(failing));
	}

	JenkinsfileRun run(String branch, Workplace workplace) {
		return JenkinsfileRun.of(this, branch, workplace);
	}

}
