package io.spillway.datadog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The values of an environment, from {@code environments/ENV.yaml}. */
final class EnvironmentValues {

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

	private static final String ENVIRONMENT = "env";

	private EnvironmentValues() {
	}

	/**
	 * Reads them.
	 * @param folder the folder with all definitions
	 * @param environment the environment
	 * @return the values by name, with {@code env}
	 * @throws FailureException if there is no such environment, or a value is none
	 */
	static Map<String, JsonNode> read(Path folder, String environment) {
		Path environments = folder.resolve("environments");
		Path path = environments.resolve(environment + ".yaml");
		if (!EnvironmentName.isValid(environment) || !Files.isRegularFile(path)) {
			throw new FailureException(
					"no environment %s: there are %s in %s".formatted(environment, names(environments), environments));
		}
		YamlFile file = YamlReader.read(path);
		file.tree().properties().forEach((value) -> check(file, value.getKey(), value.getValue()));
		Map<String, JsonNode> values = new HashMap<>();
		file.tree().properties().forEach((value) -> values.put(value.getKey(), value.getValue()));
		values.put(ENVIRONMENT, TextNode.valueOf(environment));
		return values;
	}

	private static void check(YamlFile file, String name, JsonNode value) {
		JsonPointer pointer = JsonPointer.empty().appendProperty(name);
		if (name.equals(ENVIRONMENT)) {
			throw file.error(pointer, "env is the environment itself and cannot be set");
		}
		if (!NAME.matcher(name).matches()) {
			throw file.error(pointer, name + " is no name: letters, digits, - and _, a letter first");
		}
		if (value.isContainerNode()) {
			throw file.error(pointer, name + " has to be a single value");
		}
	}

	private static String names(Path environments) {
		try (Stream<Path> files = Files.list(environments)) {
			String names = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".yaml"))
				.map((name) -> name.substring(0, name.length() - ".yaml".length()))
				.sorted()
				.collect(Collectors.joining(", "));
			return names.isEmpty() ? "none" : names;
		}
		catch (IOException _) {
			// It is what the error already says: there is no such file.
			return "none";
		}
	}

}
