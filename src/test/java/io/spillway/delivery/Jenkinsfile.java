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
		return run(branch, (command) -> false);
	}

	/** Runs it where some commands fail. */
	JenkinsfileRun run(String branch, Predicate<String> failing) {
		return JenkinsfileRun.of(this, branch, failing);
	}

}
