package io.spillway.datadog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files of all kinds. */
final class DefinitionFiles {

	private static final Pattern FILE = Pattern.compile("([a-z0-9][a-z0-9-]{0,62})\\.yaml");

	private DefinitionFiles() {
	}

	/**
	 * Reads all files.
	 * @param folder the folder that has a folder for each kind
	 * @return the definitions, by kind and then by name
	 * @throws FailureException if there are none, or a file cannot be read
	 */
	static List<Definition> read(Path folder) {
		List<Definition> definitions = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			for (Path file : files(folder.resolve(kind.folder()))) {
				definitions.add(new Definition(kind, name(file), YamlReader.read(file)));
			}
		}
		if (definitions.isEmpty()) {
			throw new FailureException("%s: has no definitions in slos, monitors or dashboards".formatted(folder));
		}
		return definitions;
	}

	private static List<Path> files(Path folder) {
		if (!Files.exists(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> !file.getFileName().toString().startsWith(".")).sorted().toList();
		}
		catch (IOException ex) {
			throw new FailureException("%s: cannot be read".formatted(folder), ex);
		}
	}

	private static String name(Path file) {
		Matcher matcher = FILE.matcher(file.getFileName().toString());
		if (!matcher.matches()) {
			throw new FailureException(
					"%s: has to be named NAME.yaml, of lower case letters, digits and -".formatted(file));
		}
		return matcher.group(1);
	}

}
