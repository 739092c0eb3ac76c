package io.spillway.development;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Chromium and its driver, as Debian's packages {@code chromium} and
 * {@code chromium-driver} install them.
 */
final class Chromium implements ExecutionCondition {

	/** Where it is set to {@code required}, tests fail without a Chromium. */
	static final String SETTING = "SPILLWAY_TEST_BROWSER";

	private static final String MISSING = "The PATH has no chromium with a chromedriver: the console's page is not tested";

	private static final Log logger = LogFactory.getLog(Chromium.class);

	static Path browser() {
		return required(find("chromium", "chromium-browser", "google-chrome"));
	}

	static Path driver() {
		return required(find("chromedriver"));
	}

	private static Path required(Optional<Path> program) {
		return program.orElseThrow(() -> new AssertionError(MISSING + ", and " + SETTING + "=required"));
	}

	private static Optional<Path> find(String... names) {
		String path = System.getenv().getOrDefault("PATH", "");
		return Stream.of(names)
			.flatMap((name) -> Pattern.compile(File.pathSeparator, Pattern.LITERAL)
				.splitAsStream(path)
				.map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if ("required".equals(System.getenv(SETTING))) {
			return ConditionEvaluationResult.enabled(SETTING + "=required");
		}
		if (find("chromium", "chromium-browser", "google-chrome").isPresent() && find("chromedriver").isPresent()) {
			return ConditionEvaluationResult.enabled("there is a Chromium");
		}
		logger.warn("%s (%s)".formatted(MISSING, context.getDisplayName()));
		return ConditionEvaluationResult.disabled(MISSING);
	}

}
