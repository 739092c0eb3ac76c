package io.spillway.datadog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GateTests {

	private static final String GOOD = "sum:clicks.good{service:spillway,env:staging,version:1.2.3}.as_count()";

	private static final String TOTAL = "sum:clicks.all{service:spillway,env:staging,version:1.2.3}.as_count()";

	private final DatadogStub datadog = DatadogStub.start();

	private final Operator operator = new Operator(this.datadog);

	private DefinitionFolder files = new DefinitionFolder(Path.of(""));

	@BeforeEach
	void copyFiles(@TempDir Path folder) {
		this.files = DefinitionFolder.in(folder);
	}

	@AfterEach
	void stop() {
		this.datadog.close();
	}

	@Test
	void aReleaseThatReachesItsTargetIsGood() {
		answer(List.of(600.0, 395.0), List.of(600.0, 400.0));
		assertThat(gate().ended(0).lines()).containsExactly(
				"good         slo clicks: 99.5000 % of 1,000 events good, target 99.5 %", "good: 1.2.3 in staging");
		assertThat(this.datadog.intake().queries()).allSatisfy((query) -> {
			assertThat(query).containsEntry("to", String.valueOf(FakeTime.BEGIN.getEpochSecond()));
			assertThat(query).containsEntry("from", String.valueOf(FakeTime.BEGIN.getEpochSecond() - 600));
		});
	}

	@Test
	void aReleaseThatMissesItIsBad() {
		answer(List.of(994.99), List.of(1000.0));
		assertThat(gate().ended(1).out()).startsWith("bad          slo clicks: 99.4990 % of 1,000 events good");
	}

	@Test
	void everythingFailingIsBad() {
		answer(List.of(0.0), List.of(1000.0));
		assertThat(gate().ended(1).out()).contains("0.0000 % of 1,000 events good");
	}

	@Test
	void tooFewEventsTellNothing() {
		answer(List.of(0.0), List.of(99.0));
		assertThat(gate().ended(2).lines()).containsExactly("cannot tell  slo clicks: 99 events, fewer than 100",
				"cannot tell: 1.2.3 in staging");
		assertThat(gate("--min-count", "99").status()).isEqualTo(1);
	}

	@Test
	void noDataTellsNothing() {
		assertThat(gate().ended(2).out()).contains("slo clicks: no data, fewer than 100");
	}

	@Test
	void noDataOfWhatIsGoodMeansThatNothingIs() {
		this.datadog.intake().put(TOTAL, 1000.0, null);
		assertThat(gate().ended(1).out()).contains("slo clicks: 0.0000 % of 1,000 events good");
		this.datadog.intake().put(GOOD, new @Nullable Double[] { null });
		gate().ended(1);
	}

	@ParameterizedTest
	@CsvSource({ "OK, 0", "Warn, 0", "Alert, 1", "No Data, 2", "Unknown, 2", "Skipped, 2", "Ignored, 2" })
	void aMonitorMustNotAlert(String state, int status) {
		this.operator.run(this.files, "apply").ended(0);
		StubObjects.named(this.datadog.objects().monitors(), "Clicks").put("overall_state", state);
		answer(List.of(1000.0), List.of(1000.0));
		assertThat(gate("--monitor", "latency").ended(status).out()).contains("monitor latency: " + state);
	}

	@Test
	void aMonitorThatIsNotInDatadogTellsNothing() {
		answer(List.of(1000.0), List.of(1000.0));
		assertThat(gate("--monitor", "latency").ended(2).out()).contains("monitor latency: not in Datadog");
	}

	@Test
	void badComesBeforeCannotTell() {
		answer(List.of(0.0), List.of(1000.0));
		gate("--monitor", "latency").ended(1);
	}

	@Test
	void itLooksAgainAsLongAsItCannotTell() {
		assertThat(gate("--wait", "60").status()).isEqualTo(2);
		assertThat(this.operator.time().pauses()).hasSize(3).containsOnly(Duration.ofSeconds(15));
		assertThat(this.datadog.intake().queries()).hasSize(4)
			.map((query) -> query.get("from"))
			.containsOnly(String.valueOf(FakeTime.BEGIN.getEpochSecond() - 600));
		answer(List.of(1000.0), List.of(1000.0));
		gate("--wait", "60").ended(0);
		assertThat(this.operator.time().pauses()).hasSize(3);
	}

	@Test
	void datadogMayComeBackWhileItLooksAgain() {
		answer(List.of(1000.0), List.of(1000.0));
		this.datadog.fail(StubFailure.of("GET", "/api/v1/query", 400).once());
		assertThat(gate("--wait", "60").error(2)).contains("400, refused");
		IntStream.range(0, 1 + Retries.MOST)
			.forEach((each) -> this.datadog.fail(StubFailure.of("GET", "/api/v1/query", 503).once()));
		gate("--wait", "60").ended(0);
		assertThat(this.operator.time().pauses()).last().isEqualTo(Duration.ofSeconds(15));
	}

	@Test
	void aTargetIsTheHighestOfTheSlos() {
		this.files.replace("slos/clicks.yaml", "timeframe: 30d\n    target: ${target}",
				"timeframe: 30d\n    target: 99.9");
		answer(List.of(998.0), List.of(1000.0));
		assertThat(gate().ended(1).out()).contains("target 99.9 %");
	}

	@Test
	void aQueryThatDatadogCannotAnswerTellsNothing() {
		this.files.replace("slos/clicks.yaml", "sum:clicks.all", "nonsense:clicks.all");
		assertThat(gate().error(2)).contains("slo clicks: Datadog cannot answer nonsense:clicks.all",
				"Rule 'scope_expr' didn't match");
	}

	@Test
	void datadogAwayTellsNothing() {
		this.datadog.fail(StubFailure.of("GET", "/api/v1/query", 503));
		assertThat(gate().error(2)).startsWith("slo clicks: 503, Datadog failed");
		this.datadog.close();
		assertThat(gate().error(2)).startsWith("slo clicks: no answer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--minutes 0", "--minutes 1441", "--minutes ten", "--min-count 0", "--wait -1",
			"--wait 3601", "--slo other", "--monitor other", "--version a:b", "--color red" })
	void wrongUsageTellsNothing(String line) {
		assertThat(gate(line.split(" ")).error(2)).endsWith("(see spillway-datadog gate --help)");
		assertThat(this.datadog.takeRequests()).isEmpty();
	}

	@Test
	void wrongFilesTellNothing() {
		this.files.replace("slos/clicks.yaml", "description:", "descripton:");
		assertThat(gate().error(2)).contains("unknown field descripton");
	}

	@Test
	void onlySlosWithQueriesCanBeAsked() {
		this.files.write("slos/up.yaml", """
				name: Up
				type: monitor
				monitor_ids: [1]
				thresholds: [{timeframe: 7d, target: 99}]
				""");
		assertThat(gate("--slo", "up").error(2)).contains("up.yaml:2: the gate needs an SLO of type metric");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sum:a{*}.as_count()               | sum:a{version:1}.as_count()
			sum:a{}.as_count()                | sum:a{version:1}.as_count()
			sum:a{x:1} - sum:b{x:2, y:$v}     | sum:a{x:1,version:1} - sum:b{x:2, y:$v,version:1}
			sum:a{x:1} by {host}              | sum:a{x:1,version:1} by {host}
			sum:a{x:1 AND NOT y:2}            | sum:a{(x:1 AND NOT y:2) AND version:1}
			sum:a{x IN (1,2)}                 | sum:a{(x IN (1,2)) AND version:1}
			default_zero(sum:a{x:1})          | default_zero(sum:a{x:1,version:1})
			""")
	void everyScopeOfAQueryIsNarrowed(String query, String narrowed) {
		assertThat(ScopedQuery.with(query, "version:1")).isEqualTo(narrowed);
	}

	private void answer(List<Double> good, List<Double> total) {
		this.datadog.intake().put(GOOD, good.toArray(Double[]::new));
		this.datadog.intake().put(TOTAL, total.toArray(Double[]::new));
	}

	private Run gate(String... args) {
		List<String> all = new ArrayList<>(List.of(args));
		if (!all.contains("--version")) {
			all.addAll(List.of("--version", "1.2.3"));
		}
		if (!all.contains("--minutes")) {
			all.addAll(List.of("--minutes", "10"));
		}
		return this.operator.run(this.files, "gate", all.toArray(String[]::new));
	}

}
