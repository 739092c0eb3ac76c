package io.spillway.datadog;

import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A YAML file that has been read.
 *
 * @param path where it is
 * @param tree what it says
 * @param lines the line of each of its nodes, from 1
 */
record YamlFile(Path path, ObjectNode tree, Map<JsonPointer, Integer> lines) {

	/** The same with another content, whose nodes are where they were. */
	YamlFile with(ObjectNode other) {
		return new YamlFile(this.path, other, this.lines);
	}

	/**
	 * Makes an error that names the file and the line.
	 * @param pointer the node that is wrong, or one below it
	 * @param message what is wrong
	 */
	FailureException error(JsonPointer pointer, String message) {
		return new FailureException("%s:%d: %s".formatted(this.path, line(pointer), message));
	}

	private int line(JsonPointer pointer) {
		for (JsonPointer each = pointer; each != null; each = each.head()) {
			Integer line = this.lines.get(each);
			if (line != null) {
				return line;
			}
		}
		return 1;
	}

}
