package io.spillway.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One look at a metric, such as {@code sum:metric{tag:value} by {tag}.as_count()}.
 *
 * @param aggregation how series are put together, such as {@code sum} or {@code p99}
 * @param scope the tags that are asked for, as they stand there
 * @param groups the keys of tags by which series are kept apart
 * @param functions what is done with it then, with dots and parentheses
 */
public record DatadogQuery(String aggregation, String metric, List<String> scope, List<String> groups,
		String functions) {

	private static final Pattern PATTERN = Pattern
		.compile("(\\w+):([a-z][\\w.]*)\\{([^{}]*)}(?: by \\{([^{}]*)})?((?:\\.\\w+\\([^)]*\\))*)");

	private static final List<String> FIELDS = List.of("query", "numerator", "denominator");

	/**
	 * All of those within an object of Datadog's.
	 * @throws IllegalArgumentException if a query is none that this class can read
	 */
	public static Stream<DatadogQuery> all(JsonNode object) {
		return FIELDS.stream()
			.flatMap((field) -> object.findValues(field).stream())
			.filter(JsonNode::isTextual)
			.map(JsonNode::textValue)
			.flatMap((text) -> parse(text).stream());
	}

	static List<DatadogQuery> parse(String text) {
		List<DatadogQuery> queries = new ArrayList<>();
		Matcher matcher = PATTERN.matcher(text);
		String rest = matcher.replaceAll((result) -> {
			queries.add(of(result));
			return "";
		});
		if (rest.contains("{")) {
			throw new IllegalArgumentException("cannot be read: " + text);
		}
		return queries;
	}

	private static DatadogQuery of(MatchResult result) {
		return new DatadogQuery(result.group(1), result.group(2), split(result.group(3)),
				(result.group(4) != null) ? split(result.group(4)) : List.of(), result.group(5));
	}

	private static List<String> split(String list) {
		return Arrays.stream(list.split(",")).map(String::strip).toList();
	}

	/**
	 * The tags with a value that are asked for or kept out; those of a dashboard's
	 * variables are not among them.
	 */
	List<String> filters() {
		return this.scope.stream()
			.filter((tag) -> !tag.startsWith("$"))
			.map((tag) -> tag.startsWith("!") ? tag.substring(1) : tag)
			.toList();
	}

	/**
	 * The keys of all tags that it names.
	 */
	public Stream<String> keys() {
		return Stream.concat(filters().stream().map((tag) -> tag.replaceAll(":.*", "")), this.groups.stream());
	}

}
