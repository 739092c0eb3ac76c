package io.spillway.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code perf/gate}, in a folder of its own, with a k6 that does what it is told to. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class GateTests {

	private static final String KEY = "sw_a-key-that-nobody-may-see";

	private static final String URL = "http://localhost:8080";

	private static final String KEPT = """
			{"metrics": {
			  "iterations": {"count": 98, "rate": 4.9, "thresholds": {"count>=98": false}},
			  "http_reqs": {"count": 700, "rate": 35},
			  "click_duration{kind:stored}": {"p(95)": 1.5, "thresholds": {"p(95)<300": false, "p(99)<1000": false}}
			}}
			""";

	private static final String CROSSED = KEPT.replace("\"p(95)<300\": false", "\"p(95)<300\": true");

	private static final String NO_SAMPLES = KEPT.replace("700", "0");

	private static final String NO_ITERATIONS = KEPT.replace("98,", "0,");

	private static final String NO_THRESHOLDS = """
			{"metrics": {"iterations": {"count": 98}, "http_reqs": {"count": 700}}}
			""";

	@TempDir
	private Path folder;

	@BeforeEach
	void copy() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("perf", "k6"))) {
			for (Path each : Stream
				.concat(Stream.of(Path.of("perf/gate"), Path.of("perf/lib.sh"), Path.of("perf/k6.sh")),
						files.filter(Files::isRegularFile))
				.toList()) {
				Path copy = this.folder.resolve(each);
				Files.createDirectories(copy.getParent());
				Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
	}

	@Test
	void aReleaseThatKeepsEveryThresholdPasses() throws IOException {
		k6(0, KEPT);
		Ended gate = gate(URL);
		assertThat(gate.status()).isZero();
		assertThat(gate.errors()).isEqualTo("""
				gate: smoke asks http://localhost:8080 ...
				gate: every threshold was kept
				""");
		assertThat(gate.output()).isEqualTo("""
				kept    click_duration{kind:stored}: p(95)<300 (p(95) 1.5)
				kept    click_duration{kind:stored}: p(99)<1000 (p(95) 1.5)
				kept    iterations: count>=98 (count 98, rate 4.9)
				""");
		assertThat(report("smoke").getAttribute("tests")).isEqualTo("3");
		assertThat(problems("smoke")).isEmpty();
	}

	@Test
	void aReleaseThatCrossesAThresholdIsBad() throws IOException {
		k6(99, CROSSED);
		Ended gate = gate(URL);
		assertThat(gate.status()).isEqualTo(1);
		assertThat(gate.errors()).endsWith("gate: a bad release: thresholds were crossed\n");
		assertThat(gate.output()).containsOnlyOnce("CROSSED")
			.contains("CROSSED click_duration{kind:stored}: p(95)<300");
		assertThat(report("smoke").getAttribute("failures")).isEqualTo("1");
		assertThat(problems("smoke")).containsExactly("crossed: p(95) 1.5");
	}

	@ParameterizedTest
	@CsvSource({ "1, 2", "97, 2", "98, 2", "100, 2", "101, 2", "102, 2", "103, 2", "104, 2", "105, 3", "106, 2",
			"107, 3", "108, 3", "109, 3", "126, 2", "127, 2", "137, 3", "255, 3" })
	void aK6ThatFailsIsNoBadRelease(int k6, int status) throws IOException {
		k6(k6, KEPT);
		Ended gate = gate(URL);
		assertThat(gate.status()).isEqualTo(status);
		assertThat(gate.errors()).matches("(?s)gate: smoke asks [^\n]*\ngate: [^\n]+\n").doesNotContain("bad release");
		assertThat(gate.output()).isEmpty();
		assertThat(report("smoke").getAttribute("errors")).isEqualTo("1");
		assertThat(gate.errors()).endsWith("gate: " + problems("smoke").get(0) + "\n");
	}

	@Test
	void everyStatusOfK6HasItsOwnWords() throws IOException {
		List<Integer> statuses = List.of(0, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 127, 137, 1);
		List<String> words = new ArrayList<>();
		for (int each : statuses) {
			k6(each, KEPT);
			words.add(gate(URL).errors());
		}
		assertThat(words).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 99 })
	void whereNothingWasAskedNothingIsSaidOfTheRelease(int k6) throws IOException {
		for (String summary : List.of(NO_SAMPLES, NO_ITERATIONS)) {
			k6(k6, summary);
			Ended gate = gate(URL);
			assertThat(gate.status()).isEqualTo(2);
			assertThat(gate.errors()).endsWith("gate: no samples: not one request was made\n");
			assertThat(problems("smoke")).containsExactly("no samples: not one request was made");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 99 })
	void aSummaryThatIsMissingOrBrokenIsABrokenGate(int k6) throws IOException {
		for (String summary : List.of("", "{\"metrics\": ", "{}")) {
			k6(k6, summary);
			Ended gate = gate(URL);
			assertThat(gate.status()).isEqualTo(2);
			assertThat(gate.errors()).endsWith("gate: k6 ended with " + k6 + " but wrote no summary\n");
		}
	}

	@Test
	void aScenarioThatCannotFailIsABrokenGate() throws IOException {
		k6(0, NO_THRESHOLDS);
		Ended gate = gate(URL);
		assertThat(gate.status()).isEqualTo(2);
		assertThat(gate.errors()).endsWith("gate: the scenario smoke has no thresholds\n");
	}

	@Test
	void theSummaryOfAnEarlierRunDoesNotPassForThisOnes() throws IOException {
		k6(0, KEPT);
		assertThat(gate(URL).status()).isZero();
		k6(0, "");
		assertThat(gate(URL).status()).isEqualTo(2);
	}

	@Test
	void theScenarioIsToldWhatToAskAndHowMuch() throws IOException {
		k6(0, KEPT);
		assertThat(gate("--scenario", "baseline", "--rate", "7", "--duration", "1m30s", "https://go.example.com/")
			.status()).isZero();
		assertThat(this.folder.resolve("asked")).hasContent("https://go.example.com 7 1m30s " + KEY + " "
				+ this.folder.toRealPath().resolve("perf/k6/baseline.js"));
		assertThat(problems("baseline")).isEmpty();
	}

	@Test
	void theKeyIsPrintedNowhere() throws IOException {
		k6(99, CROSSED);
		Ended gate = gate(URL);
		assertThat(gate.output() + gate.errors()).doesNotContain(KEY);
		try (Stream<Path> files = Files.walk(this.folder.resolve("target"))) {
			assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
				.allSatisfy((file) -> assertThat(file).content().doesNotContain(KEY));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			                                     | which URL? See --help
			localhost:8080                       | the URL has to be like
			ftp://localhost                      | the URL has to be like
			http://localhost:8080/v1             | the URL has to be like
			http://localhost:8080?a=b            | the URL has to be like
			http://user:secret@localhost         | the URL has to be like
			http://localhost http://localhost    | one URL at a time
			--scenario                           | --scenario needs a value
			--scenario nothing http://localhost  | no scenario nothing; there are: baseline
			--scenario lib/tokens http://localhost | no scenario lib/tokens; there are: baseline
			--rate 0 http://localhost            | --rate is a whole number above 0, not 0
			--rate 1.5 http://localhost          | --rate is a whole number above 0, not 1.5
			--duration 10 http://localhost       | --duration is like 10s or 1m30s, not 10
			--duration 0s http://localhost       | --duration is like 10s or 1m30s, not 0s
			--fast http://localhost              | no option --fast; see --help
			""")
	void wrongUsageIsABrokenGate(@Nullable String arguments, String message) throws IOException {
		k6(0, KEPT);
		Ended gate = gate((arguments != null) ? arguments.split(" ", -1) : new String[0]);
		assertThat(gate.status()).isEqualTo(2);
		assertThat(gate.errors()).startsWith("gate: " + message).hasLineCount(1).doesNotContain("secret");
		assertThat(this.folder.resolve("asked")).doesNotExist();
	}

	@Test
	void withoutAKeyTheGateIsBroken() throws IOException {
		k6(0, KEPT);
		ProcessBuilder command = command(URL);
		command.environment().remove("SPILLWAY_API_KEY");
		Ended gate = Ended.of(command.start());
		assertThat(gate.status()).isEqualTo(2);
		assertThat(gate.errors()).isEqualTo("gate: SPILLWAY_API_KEY is not set\n");
	}

	@Test
	void withoutK6TheGateIsBroken() throws IOException {
		Path tools = Files.createDirectory(this.folder.resolve("tools"));
		for (String each : List.of("bash", "dirname", "basename", "paste")) {
			script(tools.resolve(each), "#!/bin/sh\nexec " + which(each) + " \"$@\"\n");
		}
		ProcessBuilder command = command(URL);
		command.environment().put("PATH", tools.toString());
		Ended gate = Ended.of(command.start());
		assertThat(gate.status()).isEqualTo(2);
		assertThat(gate.errors()).startsWith("gate: k6 is missing").hasLineCount(1);
	}

	@Test
	void helpIsNoVerdict() throws IOException {
		Ended gate = gate("--help");
		assertThat(gate.status()).isZero();
		assertThat(gate.output()).startsWith("usage: perf/gate ").contains("scenarios: baseline push smoke");
		assertThat(gate.errors()).isEmpty();
	}

	/** SIGTERM, and not by its name only: k6 is gone when the gate is. */
	@Test
	void whoStopsTheGateStopsK6() throws IOException, InterruptedException {
		Path pipe = this.folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		k6("echo $$ > '" + pipe + "'; exec sleep 50");
		Process gate = command(URL).start();
		// Waits until k6 runs.
		long k6 = Long.parseLong(Files.readString(pipe).strip());
		assertThat(ProcessHandle.of(k6)).isPresent();
		// The process's own destroy() would close its streams, unread.
		gate.toHandle().destroy();
		Ended ended = Ended.of(gate);
		assertThat(ended.status()).isEqualTo(3);
		assertThat(ended.errors()).endsWith("gate: stopped by a signal (TERM)\n");
		assertThat(ProcessHandle.of(k6)).isEmpty();
		assertThat(problems("smoke")).containsExactly("stopped by a signal (TERM)");
	}

	/** A k6 that notes what it is told, leaves the summary, and ends with the status. */
	private void k6(int status, String summary) throws IOException {
		Files.writeString(this.folder.resolve("summary"), summary);
		k6("""
				while [ $# -gt 0 ]; do
				  case $1 in --summary-export) summary=$2 ;; esac
				  script=$1
				  shift
				done
				printf %%s "$SPILLWAY_URL ${RATE:-} ${DURATION:-} $SPILLWAY_API_KEY $script" > '%s/asked'
				[ ! -s '%s/summary' ] || cp '%s/summary' "$summary"
				exit %d
				""".formatted(this.folder, this.folder, this.folder, status));
	}

	private void k6(String script) throws IOException {
		script(Files.createDirectories(this.folder.resolve("bin")).resolve("k6"), "#!/usr/bin/env bash\n" + script);
	}

	private static void script(Path file, String content) throws IOException {
		Files.writeString(file, content);
		assertThat(file.toFile().setExecutable(true)).isTrue();
	}

	private Ended gate(String... arguments) throws IOException {
		return Ended.of(command(arguments).start());
	}

	private ProcessBuilder command(String... arguments) {
		ProcessBuilder command = new ProcessBuilder(
				Stream.concat(Stream.of(this.folder.resolve("perf/gate").toString()), Stream.of(arguments)).toList());
		command.environment().keySet().removeAll(List.of("RATE", "DURATION"));
		command.environment().put("SPILLWAY_API_KEY", KEY);
		command.environment().compute("PATH", (name, path) -> this.folder.resolve("bin") + ":" + path);
		return command;
	}

	private static Path which(String program) {
		return Stream.of(System.getenv("PATH").split(":", -1))
			.map((folder) -> Path.of(folder, program))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow();
	}

	private Element report(String scenario) {
		try {
			return DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(this.folder.resolve("target/perf/gate-" + scenario + ".junit.xml").toFile())
				.getDocumentElement();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	/** The messages of all failures and errors. */
	private List<String> problems(String scenario) {
		Element suite = report(scenario);
		return Stream.of("failure", "error").map(suite::getElementsByTagName).flatMap((nodes) -> {
			Stream.Builder<String> messages = Stream.builder();
			for (int i = 0; i < nodes.getLength(); i++) {
				messages.add(((Element) nodes.item(i)).getAttribute("message"));
			}
			return messages.build();
		}).toList();
	}

	private record Ended(int status, String output, String errors) {

		/** Waits. Neither stream is more than a pipe holds. */
		static Ended of(Process process) throws IOException {
			try {
				assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
				return new Ended(process.exitValue(), new String(process.getInputStream().readAllBytes(), UTF_8),
						new String(process.getErrorStream().readAllBytes(), UTF_8));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new AssertionError(ex);
			}
			finally {
				process.destroyForcibly();
			}
		}

	}

}
