package io.spillway.endtoend;

import java.util.Map;
import java.util.stream.Collectors;

import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTests {

	@Test
	void helpNamesTheCommands() {
		assertThat(output("help")).contains("spillway keygen", "spillway rekey", "spillway erase-clicks",
				"spillway.migrate=only");
	}

	@Test
	void theVersionIsThatOfTheBuild() {
		assertThat(output("version")).isEqualTo("spillway %s\n".formatted(System.getProperty("spillway.version")));
	}

	@Test
	void whatKeygenPrintsStartsAService() {
		Map<String, String> variables = output("keygen", "--id", "7", "--name", "shop").lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((parts) -> parts[0], (parts) -> parts[1]));
		assertThat(variables).containsEntry("SPILLWAY_KEYS_PRIMARY", "7")
			.containsEntry("SPILLWAY_API_KEYS_SHOP_SCOPES", "links");
		Settings settings = Settings.none().with(TestDatabase.create().settings()).with(variables);
		try (Spillway spillway = Spillway.start(settings)) {
			Http api = spillway.clicks().withApiKey(String.valueOf(variables.get("SPILLWAY_API_KEY")));
			assertThat(api.post(Spillway.LINKS, """
					{"target": "https://shop.example/", "kind": "sealed"}""").statusCode()).isEqualTo(201);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "start", "keygen --id 256", "keygen --id", "keygen --name Shop", "keygen --scopes all",
			"keygen --color red", "rekey --batch 0" })
	void aCommandLineThatMakesNoSenseIsAnsweredInOneLine(String line) {
		try (Execution process = Execution.start(Settings.none(), line.split(" "))) {
			assertThat(process.awaitExit(Execution.LIMIT)).isEqualTo(2);
			assertThat(process.out()).isEmpty();
			assertThat(process.sentences()).singleElement().asString().startsWith("spillway: ");
		}
	}

	@Test
	void aCommandThatNeedsTheDatabaseSaysThatItIsAway() {
		try (Execution process = Execution.start(Settings.withDatabaseAway(), "rekey")) {
			assertThat(process.awaitExit(Execution.LIMIT)).isEqualTo(1);
			assertThat(process.sentences()).containsExactly("spillway: the database cannot be reached");
		}
	}

	private static String output(String... args) {
		try (Execution process = Execution.start(Settings.none(), args)) {
			assertThat(process.awaitExit(Execution.LIMIT)).isZero();
			assertThat(process.err()).isEmpty();
			return process.out();
		}
	}

}
