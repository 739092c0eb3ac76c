package io.spillway.datadog;

/**
 * An object as its file has it, with placeholders.
 *
 * @param kind what it is
 * @param name the file's name without its ending
 * @param file the file
 */
record Definition(Kind kind, String name, YamlFile file) {

	/** The placeholder for the id that the API gives to it. */
	String idPlaceholder() {
		return "%s.%s.id".formatted(this.kind, this.name);
	}

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
