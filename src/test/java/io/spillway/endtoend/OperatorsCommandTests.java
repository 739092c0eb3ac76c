package io.spillway.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The executable has nothing of what only the operators' command for Datadog needs, nor
 * of libraries that would come with another way to send telemetry.
 */
class OperatorsCommandTests {

	private static final Path EXECUTABLE = Path.of(System.getProperty("spillway.executable", "target/spillway"));

	/** Not "okhttp" and "kotlin": a crawler and Spring's own names begin like that. */
	private static final Path ABSENT = Path.of("image", "absent-classes");

	/** What both need. */
	private static final String SHARED = "jackson-(core|annotations|databind|datatype-.*|module-parameter-names)"
			+ "|snakeyaml|jspecify|jsr305|jakarta\\.annotation-api";

	/** What would send telemetry instead of the JDK, and what that would bring. */
	private static final String UNWANTED = "(okhttp|okio|kotlin-|grpc-).*";

	@Test
	void theExecutableHasNoneOfItsClasses() throws IOException {
		// A binary names the folders of its class path, but nothing that is in this one.
		List<String> names = Files.readAllLines(ABSENT);
		assertThat(names).isNotEmpty().noneMatch(String::isBlank);
		if (EXECUTABLE.toString().endsWith(".jar")) {
			assertThat(entries(EXECUTABLE)).isNotEmpty().noneMatch((entry) -> names.stream().anyMatch(entry::contains));
		}
		else {
			assertThat(foundIn(EXECUTABLE, names)).isEmpty();
			assertThat(foundIn(EXECUTABLE, List.of("io.spillway.SpillwayApplication", "io.opentelemetry.sdk.trace.")))
				.hasSize(2);
		}
	}

	/** Of the jar only: a binary has no list of its libraries. */
	@Test
	void theJarsOfBothHaveNoOtherLibrariesInCommon() throws IOException {
		assumeThat(EXECUTABLE.toString()).endsWith(".jar");
		Set<String> service = libraries(EXECUTABLE);
		Set<String> command = libraries(commandsJar());
		assertThat(command).contains("datadog-api-client", "picocli", "jersey-client");
		assertThat(service).contains("spring-webflux").noneMatch((library) -> library.matches(UNWANTED));
		assertThat(command.stream().filter(service::contains)).allMatch((library) -> library.matches(SHARED));
	}

	private static Path commandsJar() {
		return Path.of("target", "datadog",
				"spillway-%s-datadog.jar".formatted(System.getProperty("spillway.version")));
	}

	private static Set<String> libraries(Path jar) throws IOException {
		return entries(jar).filter((entry) -> entry.startsWith("BOOT-INF/lib/") && entry.endsWith(".jar"))
			.map((entry) -> entry.substring(entry.lastIndexOf('/') + 1).replaceAll("-[0-9][^-]*(-GA)?\\.jar$", ""))
			.collect(Collectors.toSet());
	}

	private static Stream<String> entries(Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream().map((entry) -> entry.getName()).toList().stream();
		}
	}

	/** A binary is some 70 MB: small enough to be read at once. */
	private static Set<String> foundIn(Path binary, List<String> names) throws IOException {
		String bytes = Files.readString(binary, ISO_8859_1);
		return names.stream().filter(bytes::contains).collect(Collectors.toSet());
	}

}
