package io.spillway.datadog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads one YAML file, and remembers where everything in it was. */
final class YamlReader {

	private static final YAMLFactory YAML = YAMLFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final Path path;

	private final JsonParser parser;

	private final Map<JsonPointer, Integer> lines = new HashMap<>();

	private YamlReader(Path path, JsonParser parser) {
		this.path = path;
		this.parser = parser;
	}

	/**
	 * Reads a file.
	 * @param path where it is
	 * @return what is in it
	 * @throws FailureException if it cannot be read, or is not one mapping without nulls
	 * and aliases
	 */
	static YamlFile read(Path path) {
		try (JsonParser parser = YAML.createParser(path.toFile())) {
			return new YamlReader(path, parser).read();
		}
		catch (JsonProcessingException ex) {
			throw new FailureException("%s:%s".formatted(path, describe(ex)), ex);
		}
		catch (IOException ex) {
			throw new FailureException("%s: cannot be read".formatted(path), ex);
		}
	}

	/**
	 * The line and what is wrong there: YAML's own errors begin with what was being read.
	 */
	private static String describe(JsonProcessingException ex) {
		if (ex.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
			return "%d: %s".formatted(yaml.getProblemMark().getLine() + 1, yaml.getProblem());
		}
		int line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 1;
		return "%d: %s".formatted(line, ex.getOriginalMessage().lines().findFirst().orElse("no YAML"));
	}

	private YamlFile read() throws IOException {
		if (this.parser.nextToken() != JsonToken.START_OBJECT) {
			throw error("has to be a mapping");
		}
		ObjectNode tree = object(JsonPointer.empty());
		if (this.parser.nextToken() != null) {
			throw error("has to be one document");
		}
		return new YamlFile(this.path, tree, this.lines);
	}

	private JsonNode value(JsonPointer pointer) throws IOException {
		this.lines.putIfAbsent(pointer, line());
		return switch (this.parser.currentToken()) {
			case START_OBJECT -> object(pointer);
			case START_ARRAY -> array(pointer);
			case VALUE_STRING -> NODES.textNode(this.parser.getText());
			case VALUE_NUMBER_INT -> NODES.numberNode(this.parser.getBigIntegerValue());
			case VALUE_NUMBER_FLOAT -> NODES.numberNode(this.parser.getDecimalValue());
			case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(this.parser.getBooleanValue());
			case VALUE_NULL -> throw error("has no value: write one, or leave the key out");
			default -> throw error("anchors and aliases are not read");
		};
	}

	private ObjectNode object(JsonPointer pointer) throws IOException {
		ObjectNode node = NODES.objectNode();
		while (this.parser.nextToken() == JsonToken.FIELD_NAME) {
			String name = this.parser.currentName();
			JsonPointer child = pointer.appendProperty(name);
			this.lines.put(child, line());
			this.parser.nextToken();
			node.set(name, value(child));
		}
		return node;
	}

	private ArrayNode array(JsonPointer pointer) throws IOException {
		ArrayNode node = NODES.arrayNode();
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			node.add(value(pointer.appendIndex(node.size())));
		}
		return node;
	}

	private int line() {
		return this.parser.currentTokenLocation().getLineNr();
	}

	private FailureException error(String message) {
		return new FailureException("%s:%d: %s".formatted(this.path, Math.max(1, line()), message));
	}

}
