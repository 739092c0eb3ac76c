package io.spillway.datadog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Definitions that a test may change. */
record DefinitionFolder(Path path) {

	private static final Path ORIGINAL = Path.of("src", "test", "resources", "datadog");

	/** Copies the test's definitions. */
	static DefinitionFolder in(Path folder) {
		try (Stream<Path> files = Files.walk(ORIGINAL)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = folder.resolve(ORIGINAL.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
			return new DefinitionFolder(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	DefinitionFolder write(String file, String content) {
		try {
			Files.writeString(this.path.resolve(file), content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	DefinitionFolder replace(String file, String from, String to) {
		try {
			String content = Files.readString(this.path.resolve(file));
			assertThat(content).contains(from);
			return write(file, content.replace(from, to));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	DefinitionFolder delete(String file) {
		try {
			Files.delete(this.path.resolve(file));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
