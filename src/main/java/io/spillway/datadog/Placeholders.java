package io.spillway.datadog;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${name}</code> in the texts of a file; <code>$${</code> stands for a
 * literal one.
 */
final class Placeholders {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");

	private final YamlFile file;

	private final Values values;

	private Placeholders(YamlFile file, Values values) {
		this.file = file;
		this.values = values;
	}

	/**
	 * Replaces the placeholders of a file.
	 * @param file the file; it stays as it is
	 * @param values what they stand for
	 * @return the content with values
	 * @throws FailureException if there is no such value
	 */
	static ObjectNode replace(YamlFile file, Values values) {
		return new Placeholders(file, values).object(file.tree(), JsonPointer.empty());
	}

	private JsonNode node(JsonNode node, JsonPointer pointer) {
		return switch (node) {
			case ObjectNode object -> object(object, pointer);
			case ArrayNode array -> array(array, pointer);
			case TextNode text -> text(text.textValue(), pointer);
			default -> node;
		};
	}

	private ObjectNode object(ObjectNode node, JsonPointer pointer) {
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		for (Map.Entry<String, JsonNode> field : node.properties()) {
			JsonPointer child = pointer.appendProperty(field.getKey());
			if (field.getKey().contains("${")) {
				throw this.file.error(child, "placeholders are for values, not for keys");
			}
			result.set(field.getKey(), node(field.getValue(), child));
		}
		return result;
	}

	private ArrayNode array(ArrayNode node, JsonPointer pointer) {
		ArrayNode result = JsonNodeFactory.instance.arrayNode();
		for (JsonNode each : node) {
			result.add(node(each, pointer.appendIndex(result.size())));
		}
		return result;
	}

	private JsonNode text(String text, JsonPointer pointer) {
		Matcher matcher = PLACEHOLDER.matcher(text);
		if (matcher.matches() && matcher.group(1) != null) {
			return value(matcher, pointer);
		}
		return TextNode
			.valueOf(matcher.reset().replaceAll((match) -> Matcher.quoteReplacement(replacement(matcher, pointer))));
	}

	private String replacement(Matcher matcher, JsonPointer pointer) {
		return (matcher.group(1) != null) ? value(matcher, pointer).asText() : "${";
	}

	private JsonNode value(Matcher matcher, JsonPointer pointer) {
		if (matcher.group(2).isEmpty()) {
			throw this.file.error(pointer, "a placeholder is not closed; $${ stands for a literal ${");
		}
		JsonNode value = this.values.get(matcher.group(1));
		if (value == null) {
			throw this.file.error(pointer, "unknown placeholder ${" + matcher.group(1) + "}");
		}
		return value;
	}

	/** What placeholders stand for. */
	interface Values {

		/**
		 * Looks a value up.
		 * @param name the placeholder's name
		 * @return its value, or {@code null} if there is no such placeholder
		 */
		@Nullable JsonNode get(String name);

	}

}
