package io.spillway.startup;

import java.util.HashMap;
import java.util.Map;

import io.spillway.SpillwayApplication;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestDatabase;
import io.spillway.development.TestSpool;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What the first click does not need is made late, but not too late to end the start. */
@ExtendWith(OutputCaptureExtension.class)
class LazyBeanFailureTests {

	@ParameterizedTest
	@CsvSource({ "spillway.links.schemes,1x", "spillway.links.retention,soon", "spillway.links.retention,-P1D",
			"spillway.click.fallback,nowhere", "spillway.click.referrer-policy,any",
			"spillway.api.keys.development.hash,00" })
	void aWrongSettingEndsTheStartWithOneSentence(String name, String value, CapturedOutput output) {
		assertThat(catchThrowable(() -> start(name, value))).isNotNull();
		assertThat(output.getErr().lines().filter((line) -> line.startsWith("spillway cannot start: "))).singleElement()
			.asString()
			.contains(name)
			.doesNotContain("Exception");
		assertThat(output.getAll()).doesNotContainPattern("(?m)^\\s+at ").doesNotContain("Started SpillwayApplication");
	}

	/** Ends by itself, or is closed. */
	private static void start(String name, String value) {
		Map<String, Object> settings = new HashMap<>(TestDatabase.create().settings());
		settings.putAll(DevelopmentKeys.settings());
		settings.putAll(TestSpool.settings());
		settings.put("server.port", "0");
		settings.put("management.server.port", "0");
		settings.put(name, value);
		SpringApplication application = new SpringApplication(SpillwayApplication.class);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(settings);
		application.run().close();
	}

}
