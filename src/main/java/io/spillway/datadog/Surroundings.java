package io.spillway.datadog;

import java.time.Clock;
import java.util.Map;

/**
 * What the command finds around it.
 *
 * @param environment environment variables
 * @param clock the time
 * @param pause how it waits
 */
record Surroundings(Map<String, String> environment, Clock clock, Pause pause) {

	/**
	 * Reads a variable.
	 * @param name its name
	 * @return its value without blanks around it; empty if it is not set
	 */
	String variable(String name) {
		return this.environment.getOrDefault(name, "").strip();
	}

	/** The environment has keys. */
	@Override
	public String toString() {
		return "Surroundings[...]";
	}

}
