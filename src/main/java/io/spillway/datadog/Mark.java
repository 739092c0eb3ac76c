package io.spillway.datadog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the command adds to an object so that it is found again, and a file may therefore
 * not have.
 */
final class Mark {

	private static final String TAGS = "tags";

	private static final String DESCRIPTION = "description";

	private static final JsonPointer ROOT = JsonPointer.empty();

	private Mark() {
	}

	/**
	 * Adds it.
	 * @param definition the definition
	 * @param tree its content; it is changed
	 * @param environment the environment
	 * @return the content
	 */
	static ObjectNode add(Definition definition, ObjectNode tree, String environment) {
		Identity identity = new Identity(environment, definition.name());
		if (definition.kind() == Kind.DASHBOARD) {
			String description = tree.path(DESCRIPTION).asText().stripTrailing();
			return tree.put(DESCRIPTION, (description + "\n\n" + identity.marker()).strip());
		}
		ArrayNode tags = tree.withArray(TAGS);
		identity.tags().forEach(tags::add);
		return tree;
	}

	/**
	 * Checks that a file sets nothing that is not its own.
	 * @param definition the definition
	 * @throws FailureException if it does
	 */
	static void check(Definition definition) {
		YamlFile file = definition.file();
		for (String field : definition.kind().readOnly()) {
			if (file.tree().has(field)) {
				throw file.error(ROOT.appendProperty(field), field + " is Datadog's own: a file may not set it");
			}
		}
		if (definition.kind() == Kind.DASHBOARD) {
			checkDescription(file);
		}
		else {
			checkTags(file);
		}
	}

	private static void checkDescription(YamlFile file) {
		if (Identity.hasMarker(file.tree().path(DESCRIPTION).asText())) {
			throw file.error(ROOT.appendProperty(DESCRIPTION),
					"the line \"managed by spillway\" is added by the command: a file may not have it");
		}
	}

	private static void checkTags(YamlFile file) {
		JsonPointer pointer = ROOT.appendProperty(TAGS);
		JsonNode tags = file.tree().path(TAGS);
		if (!tags.isMissingNode() && !tags.isArray()) {
			throw file.error(pointer, "tags has to be a list");
		}
		for (int i = 0; i < tags.size(); i++) {
			String tag = tags.path(i).asText();
			if (Identity.isReserved(tag)) {
				throw file.error(pointer.appendIndex(i), "the tag %s is added by the command: a file may not set it"
					.formatted(tag.substring(0, tag.indexOf(':'))));
			}
		}
	}

}
