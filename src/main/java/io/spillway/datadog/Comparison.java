package io.spillway.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Compares what Datadog has with what a file says. Only what the file says counts: the
 * rest are Datadog's own defaults, ids and states.
 */
final class Comparison {

	private static final int LONGEST = 160;

	private final List<Difference> differences = new ArrayList<>();

	private Comparison() {
	}

	static List<Difference> of(JsonNode actual, JsonNode wanted) {
		Comparison comparison = new Comparison();
		comparison.compare("", actual, wanted);
		return comparison.differences;
	}

	private void compare(String path, JsonNode actual, JsonNode wanted) {
		if (wanted.isObject() && (actual.isObject() || isAbsent(actual))) {
			wanted.properties()
				.forEach((field) -> compare(path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
						actual.path(field.getKey()), field.getValue()));
		}
		else if (path.equals("tags") && wanted.isArray() && actual.isArray()) {
			if (!texts(actual).equals(texts(wanted))) {
				add(path, texts(actual).toString(), texts(wanted).toString());
			}
		}
		else if (wanted.isArray() && (actual.isArray() || isAbsent(actual))) {
			compareItems(path, actual, wanted);
		}
		else if (!isSame(actual, wanted)) {
			add(path, shown(actual), shown(wanted));
		}
	}

	/** An item too many or too few is a difference, even if there is nothing in it. */
	private void compareItems(String path, JsonNode actual, JsonNode wanted) {
		for (int i = 0; i < Math.max(actual.size(), wanted.size()); i++) {
			String item = "%s[%d]".formatted(path, i);
			if (i >= wanted.size() || (i >= actual.size() && isNothing(wanted.path(i)))) {
				add(item, shown(actual.path(i)), shown(wanted.path(i)));
			}
			else {
				compare(item, actual.path(i), wanted.path(i));
			}
		}
	}

	private void add(String path, String before, String after) {
		this.differences.add(new Difference(path, before, after));
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	private static boolean isSame(JsonNode actual, JsonNode wanted) {
		if (actual.isNumber() && wanted.isNumber()) {
			return actual.decimalValue().compareTo(wanted.decimalValue()) == 0;
		}
		if (actual.isTextual() && wanted.isTextual()) {
			return actual.textValue().stripTrailing().equals(wanted.textValue().stripTrailing());
		}
		return actual.equals(wanted) || (isNothing(actual) && isNothing(wanted));
	}

	/**
	 * The API leaves out what is false or empty, or has it where a file leaves it out.
	 */
	private static boolean isNothing(JsonNode node) {
		return isAbsent(node) || (node.isContainerNode() && node.isEmpty())
				|| (node.isTextual() && node.textValue().isBlank()) || (node.isBoolean() && !node.booleanValue());
	}

	private static Set<String> texts(JsonNode array) {
		Set<String> texts = new TreeSet<>();
		array.forEach((each) -> texts.add(each.asText()));
		return texts;
	}

	private static String shown(JsonNode node) {
		if (isAbsent(node)) {
			return Difference.ABSENT;
		}
		String text = node.toString();
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "...";
	}

}
