package io.spillway.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@ParameterizedTest
	@ValueSource(strings = { "", "--server.port=0", "--spillway.migrate=only --server.port=0", "--helpful", "--debug" })
	void withoutACommandTheServiceIsRun(String line) {
		assertThat(run(line)).isEmpty();
		assertThat(this.out.size() + this.err.size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "help", "--help", "-h" })
	void helpNamesAllCommands(String line) {
		assertThat(run(line)).hasValue(0);
		assertThat(this.out.toString(StandardCharsets.UTF_8)).startsWith("Spillway, the click gateway.\n")
			.contains("keygen", "rekey", "erase-clicks", "help | version");
		assertThat(this.err.size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "version", "--version" })
	void theVersionIsOneLine(String line) {
		assertThat(run(line)).hasValue(0);
		assertThat(this.out.toString(StandardCharsets.UTF_8)).matches("spillway \\S+\\R");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					serve                      | unknown command: serve
					-x                         | unknown command: -x
					--                         | unknown command: --
					KEYGEN                     | unknown command: KEYGEN
					keygen extra               | unknown option: extra
					keygen --keys 3            | unknown option: --keys
					keygen -id 3               | unknown option: -id
					keygen --id                | --id needs a value
					keygen --id=               | --id must be a number from 0 to 255
					keygen --id=256            | --id must be a number from 0 to 255
					keygen --id -1             | --id must be a number from 0 to 255
					keygen --id 1 --id=2       | --id is given twice
					keygen --name Shop         | --name must have 1 to 32 lower-case letters and digits
					keygen --scopes clicks     | --scopes must be some of links,campaigns,stats,capacity
					keygen --scopes links,     | --scopes must be some of links,campaigns,stats,capacity
					keygen --scopes=           | --scopes must be some of links,campaigns,stats,capacity
					rekey --batch 0            | --batch must be a number from 1 to 10000
					rekey --batch 10001        | --batch must be a number from 1 to 10000
					rekey --batch all          | --batch must be a number from 1 to 10000
					erase-clicks               | --campaign is missing
					erase-clicks --campaign 1  | --recipient is missing
					erase-clicks --campaign=-1 | --campaign must be a number from 0 to 16777215
					erase-clicks --campaign=16777216 | --campaign must be a number from 0 to 16777215
					erase-clicks --campaign=16777215 --recipient=1099511627776 | --recipient must be a number from 0 to 1099511627775
					erase-clicks --campaign=0 --recipient=all | --recipient must be a number from 0 to 1099511627775
					""")
	void aWrongCommandLineIsSaidInOneLine(String line, String message) {
		assertThat(run(line)).hasValue(2);
		assertThat(this.out.size()).isZero();
		assertThat(this.err.toString(StandardCharsets.UTF_8))
			.isEqualTo("spillway: %s (see `spillway help`)%n".formatted(message));
	}

	private OptionalInt run(String line) {
		Commands commands = new Commands(CommandsTests.class, print(this.out), print(this.err));
		return commands.run(line.isEmpty() ? new String[0] : line.split(" ", -1));
	}

	private static PrintStream print(ByteArrayOutputStream stream) {
		return new PrintStream(stream, true, StandardCharsets.UTF_8);
	}

}
