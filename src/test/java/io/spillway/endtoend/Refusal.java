package io.spillway.endtoend;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A start that fails as it should. */
final class Refusal {

	private static final String BEGINNING = "spillway cannot start: ";

	private Refusal() {
	}

	/**
	 * Starts the service, which must end with one sentence and tell no secret.
	 * @return the sentence
	 */
	static String of(Settings settings, String... secrets) {
		try (Execution process = Execution.start(settings)) {
			assertThat(process.awaitExit(Execution.LIMIT)).as("exit status").isEqualTo(1);
			assertThat(process.output()).doesNotContain("Exception in thread").doesNotContainPattern("(?m)^\\s+at ");
			assertThat(Stream.concat(settings.secrets().stream(), Stream.of(secrets)))
				.noneMatch(process.output()::contains);
			List<String> lines = process.sentences();
			assertThat(lines).singleElement().asString().startsWith(BEGINNING).doesNotContain("Exception");
			return lines.getFirst().substring(BEGINNING.length());
		}
	}

}
