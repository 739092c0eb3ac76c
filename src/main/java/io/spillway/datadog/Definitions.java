package io.spillway.datadog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** What the files want for one environment. */
final class Definitions {

	private final String environment;

	private final Map<String, JsonNode> values;

	private final List<Definition> all;

	private final Map<String, Definition> byIdPlaceholder;

	private Definitions(String environment, Map<String, JsonNode> values, List<Definition> all) {
		this.environment = environment;
		this.values = values;
		this.all = all;
		this.byIdPlaceholder = all.stream().collect(Collectors.toMap(Definition::idPlaceholder, Function.identity()));
	}

	/**
	 * Reads and checks all files.
	 * @param folder the folder with all definitions
	 * @param environment the environment
	 * @return what they want
	 * @throws FailureException if a file is wrong
	 */
	static Definitions read(Path folder, String environment) {
		Map<String, JsonNode> values = EnvironmentValues.read(folder, environment);
		Definitions definitions = new Definitions(environment, values, DefinitionFiles.read(folder));
		definitions.check();
		return definitions;
	}

	String environment() {
		return this.environment;
	}

	List<Definition> of(Kind kind) {
		return this.all.stream().filter((definition) -> definition.kind() == kind).toList();
	}

	Optional<Definition> find(Kind kind, String name) {
		return of(kind).stream().filter((definition) -> definition.name().equals(name)).findFirst();
	}

	/**
	 * Replaces a definition's placeholders, and adds its mark.
	 * @param definition the definition
	 * @param ids the ids that are known
	 */
	Rendered render(Definition definition, Ids ids) {
		boolean[] complete = { true };
		ObjectNode tree = Placeholders.replace(definition.file(), (name) -> {
			if (!isIdFor(definition, name)) {
				return this.values.get(name);
			}
			String id = ids.get(name);
			complete[0] &= id != null;
			return TextNode.valueOf(Objects.requireNonNullElse(id, Rendered.UNKNOWN));
		});
		return new Rendered(Mark.add(definition, tree, this.environment), complete[0]);
	}

	/** An object may refer to those that are there before it. */
	private boolean isIdFor(Definition definition, String placeholder) {
		Definition target = this.byIdPlaceholder.get(placeholder);
		return target != null && target.kind().compareTo(definition.kind()) < 0;
	}

	private void check() {
		Map<String, Definition> titles = new HashMap<>();
		for (Definition definition : this.all) {
			Mark.check(definition);
			ObjectNode tree = render(definition, new Ids()).tree();
			new ModelCheck(definition.file()).check(tree, definition.kind().model());
			checkTitle(definition, tree, titles);
		}
	}

	private static void checkTitle(Definition definition, ObjectNode tree, Map<String, Definition> titles) {
		String field = definition.kind().titleField();
		JsonPointer pointer = JsonPointer.empty().appendProperty(field);
		String title = tree.path(field).asText();
		if (title.isBlank()) {
			throw definition.file().error(pointer, "needs a %s that is not blank".formatted(field));
		}
		@Nullable Definition other = titles.putIfAbsent(definition.kind() + " " + title, definition);
		if (other != null) {
			throw definition.file()
				.error(pointer, "%s \"%s\" is that of %s as well".formatted(field, title, other.file().path()));
		}
	}

}
