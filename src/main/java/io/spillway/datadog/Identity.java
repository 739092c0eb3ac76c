package io.spillway.datadog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * By what an object in Datadog is found again.
 *
 * @param environment the environment
 * @param name the name of its file
 */
record Identity(String environment, String name) {

	static final String MANAGED = "managed-by:spillway";

	private static final String OBJECT = "spillway-object:";

	private static final String ENVIRONMENT = "env:";

	private static final String MARKER = "managed by spillway: ";

	/** The tags of an SLO or a monitor. */
	List<String> tags() {
		return List.of(MANAGED, OBJECT + this.name, ENVIRONMENT + this.environment);
	}

	/** The last line of a dashboard's description. */
	String marker() {
		return MARKER + this.environment + "/" + this.name;
	}

	/**
	 * Reads the name from tags.
	 * @param tags all tags of an object
	 * @param environment the environment
	 * @return the name, if the object is of this environment and managed by files
	 */
	static Optional<String> nameFromTags(Collection<String> tags, String environment) {
		if (!tags.contains(MANAGED) || !tags.contains(ENVIRONMENT + environment)) {
			return Optional.empty();
		}
		return tags.stream()
			.filter((tag) -> tag.startsWith(OBJECT))
			.map((tag) -> tag.substring(OBJECT.length()))
			.findFirst();
	}

	/** The same from a dashboard's description. */
	static Optional<String> nameFromDescription(String description, String environment) {
		String prefix = MARKER + environment + "/";
		return description.lines()
			.map(String::strip)
			.reduce((first, last) -> last)
			.filter((line) -> line.startsWith(prefix))
			.map((line) -> line.substring(prefix.length()));
	}

	/** Whether a file must not set this tag, as the command does. */
	static boolean isReserved(String tag) {
		return tag.startsWith("managed-by:") || tag.startsWith(OBJECT) || tag.startsWith(ENVIRONMENT);
	}

	/** Whether a file must not have this description, as the command adds such a line. */
	static boolean hasMarker(String description) {
		return description.contains(MARKER);
	}

}
