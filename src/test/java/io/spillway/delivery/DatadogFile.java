package io.spillway.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * A file of deploy/datadog, and what it says in an environment.
 */
public record DatadogFile(Path path, String environment) {

	private static final Path FOLDER = Path.of("deploy/datadog");

	private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

	private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\$\\{([^}]+)}");

	/**
	 * All files of a kind, once for each environment.
	 */
	public static Stream<DatadogFile> all(String kind) {
		return environments().flatMap((environment) -> list(kind).map((path) -> new DatadogFile(path, environment)));
	}

	static Stream<String> environments() {
		return list("environments").map(DatadogFile::name);
	}

	private static Stream<Path> list(String kind) {
		try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
			return files.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Path path) {
		return path.getFileName().toString().replace(".yaml", "");
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode parse(Path path) {
		try {
			return YAML.readTree(read(path));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(path + " is no YAML", ex);
		}
	}

	String name() {
		return name(this.path);
	}

	String text() {
		return read(this.path);
	}

	/**
	 * What is sent to Datadog in that environment, with the placeholders of other
	 * objects' ids instead of these.
	 */
	public JsonNode rendered() {
		return render(parse(this.path));
	}

	private JsonNode render(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.properties()
				.forEach((Map.Entry<String, JsonNode> field) -> field.setValue(render(field.getValue())));
		}
		else if (node instanceof ArrayNode array) {
			List.copyOf(array.valueStream().toList()).forEach((each) -> array.add(render(each)).remove(0));
		}
		return (node instanceof TextNode) ? render(node.textValue()) : node;
	}

	private JsonNode render(String text) {
		Matcher placeholder = PLACEHOLDER.matcher(text);
		if (placeholder.matches()) {
			return value(placeholder.group(1));
		}
		return TextNode
			.valueOf(placeholder.replaceAll((found) -> Matcher.quoteReplacement(value(found.group(1)).asText())));
	}

	private JsonNode value(String placeholder) {
		if (placeholder.equals("env")) {
			return TextNode.valueOf(this.environment);
		}
		if (placeholder.matches("(slo|monitor)\\.[a-z-]+\\.id")) {
			return TextNode.valueOf(placeholder);
		}
		JsonNode value = parse(FOLDER.resolve("environments").resolve(this.environment + ".yaml")).path(placeholder);
		if (!value.isValueNode()) {
			throw new IllegalStateException(this + " wants a value of ${" + placeholder + "}");
		}
		return value;
	}

	@Override
	public String toString() {
		return name() + " of " + this.environment;
	}

}
