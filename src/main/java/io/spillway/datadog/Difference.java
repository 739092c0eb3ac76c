package io.spillway.datadog;

/**
 * A field that is not as it should be.
 *
 * @param path where it is
 * @param before what Datadog has
 * @param after what the file says
 */
record Difference(String path, String before, String after) {

	static final String ABSENT = "(none)";

	@Override
	public String toString() {
		return "%s: %s -> %s".formatted(this.path, this.before, this.after);
	}

}
