package io.spillway.datadog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventTests {

	private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

	private final DatadogStub datadog = DatadogStub.start();

	private final Operator operator = new Operator(this.datadog).with("DD_APP_KEY", "");

	@AfterEach
	void stop() {
		this.datadog.close();
	}

	@Test
	void aDeploymentThatBeganIsAnEvent() {
		assertThat(event("--version", "1.2.3", "--status", "started").ended(0).lines())
			.containsExactly("event: Deployment of Spillway 1.2.3 to staging started");
		JsonNode event = this.datadog.intake().events().getFirst();
		assertThat(event.path("title").asText()).isEqualTo("Deployment of Spillway 1.2.3 to staging started");
		assertThat(event.path("alert_type").asText()).isEqualTo("info");
		assertThat(event.path("date_happened").asLong()).isEqualTo(FakeTime.BEGIN.getEpochSecond());
		assertThat(event.path("tags")).map(JsonNode::asText)
			.containsExactly("service:spillway", "env:staging", "version:1.2.3", "deployment-status:started");
		assertThat(this.datadog.intake().deployments()).isEmpty();
	}

	@Test
	void aDeploymentThatIsOverIsOneOfTheDoraMetricsAsWell() {
		Run run = event("--image", "spillway@sha256:" + "0123456789ab".repeat(6).substring(0, 64), "--status",
				"finished", "--started-at", "2026-11-25T20:50:00+09:00", "--commit", COMMIT, "--repository",
				"https://git.example/spillway")
			.ended(0);
		assertThat(run.lines()).containsExactly("event: Deployment of Spillway 0123456789ab to staging finished",
				"DORA deployment: 4242fcdd31586083");
		JsonNode attributes = this.datadog.intake().deployments().getFirst().at("/data/attributes");
		assertThat(attributes.path("service").asText()).isEqualTo("spillway");
		assertThat(attributes.path("env").asText()).isEqualTo("staging");
		assertThat(attributes.path("version").asText()).isEqualTo("0123456789ab");
		assertThat(attributes.path("started_at").asLong())
			.isEqualTo((FakeTime.BEGIN.getEpochSecond() - 600) * 1_000_000_000);
		assertThat(attributes.path("finished_at").asLong()).isEqualTo(FakeTime.BEGIN.getEpochSecond() * 1_000_000_000);
		assertThat(attributes.at("/git/commit_sha").asText()).isEqualTo(COMMIT);
		assertThat(attributes.at("/git/repository_url").asText()).isEqualTo("https://git.example/spillway");
		assertThat(this.datadog.intake().events().getFirst().path("text").asText())
			.isEqualTo("After 600 s, commit %s of https://git.example/spillway".formatted(COMMIT));
	}

	@Test
	void aDeploymentThatFailedSaysSo() {
		long began = FakeTime.BEGIN.getEpochSecond() - 60;
		event("--version", "1", "--status", "FAILED", "--started-at", String.valueOf(began)).ended(0);
		assertThat(this.datadog.intake().events().getFirst().path("alert_type").asText()).isEqualTo("error");
		JsonNode attributes = this.datadog.intake().deployments().getFirst().at("/data/attributes");
		assertThat(attributes.path("custom_tags")).map(JsonNode::asText).containsExactly("deployment-status:failed");
		assertThat(attributes.has("git")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--version 1", "--status started", "--version 1 --status begun",
			"--version 1 --image spillway@sha256:1 --status started", "--image spillway:1 --status started",
			"--version a/b --status started", "--version 1 --status finished",
			"--version 1 --status failed --started-at yesterday",
			"--version 1 --status finished --started-at 2026-11-25T12:00:01Z",
			"--version 1 --status started --started-at 2026-11-26T12:00:01Z",
			"--version 1 --status finished --started-at 1 --finished-at 9999-01-01T00:00:00Z",
			"--version 1 --status started --commit " + COMMIT,
			"--version 1 --status started --repository https://git.example/spillway",
			"--version 1 --status started --commit 0123456 --repository https://git.example/spillway",
			"--version 1 --status started --repository http://git.example/x --commit " + COMMIT,
			"--version 1 --status started --repository https://me:swordfish@git.example/x --commit " + COMMIT })
	void aCommandLineThatMakesNoSenseSendsNothing(String line) {
		assertThat(event(line.split(" ")).error(1)).endsWith("(see spillway-datadog event --help)")
			.doesNotContain("swordfish");
		assertThat(this.datadog.takeRequests()).isEmpty();
	}

	@Test
	void aClockMayBeADayAhead() {
		event("--version", "1", "--status", "started", "--started-at", "2026-11-26T12:00:00Z").ended(0);
	}

	@Test
	void aVersionHasUpTo63Characters() {
		event("--version", "1".repeat(63), "--status", "started").ended(0);
		assertThat(event("--version", "1".repeat(64), "--status", "started").error(1)).contains("is no version");
	}

	@Test
	void aRefusalIsSaid() {
		this.datadog.fail(StubFailure.of("POST", "/api/v2/dora/deployment", 403));
		Run run = event("--version", "1", "--status", "finished", "--started-at", "1");
		assertThat(run.error(1)).startsWith("DORA deployment: 403, not allowed");
		assertThat(run.lines()).containsExactly("event: Deployment of Spillway 1 to staging finished");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/events", "/api/v2/dora/deployment" })
	void whatMayHaveBeenTakenIsNotToldAgain(String path) {
		this.datadog.fail(StubFailure.afterwards("POST", path, 503));
		assertThat(finished().error(1)).contains("503, Datadog failed");
		assertThat(this.datadog.takeRequests()).containsOnlyOnce("POST " + path);
		assertThat(this.operator.time().pauses()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/events", "/api/v2/dora/deployment" })
	void whatWasNotTakenSinceThereWasTooMuchIsToldAgain(String path) {
		this.datadog.fail(StubFailure.tooManyRequests("POST", path, "7").once());
		finished().ended(0);
		assertThat(this.datadog.takeRequests()).filteredOn(("POST " + path)::equals).hasSize(2);
		assertThat(this.operator.time().pauses()).containsExactly(Duration.ofSeconds(7));
	}

	@Test
	void aDryRunPrintsWhatWouldBeSentAndSendsNothing() throws JsonProcessingException {
		List<String> lines = finished("--dry-run").ended(0).lines();
		assertThat(this.datadog.takeRequests()).isEmpty();
		finished().ended(0);
		assertThat(lines).hasSize(2);
		assertThat(json("event: ", lines.getFirst())).isEqualTo(this.datadog.intake().events().getFirst());
		assertThat(json("DORA deployment: ", lines.getLast()))
			.isEqualTo(this.datadog.intake().deployments().getFirst());
	}

	@Test
	void aDryRunOfADeploymentThatBeganIsAnEventAlone() {
		assertThat(event("--version", "1", "--status", "started", "--dry-run").ended(0).lines()).singleElement()
			.asString()
			.startsWith("event: {");
	}

	@Test
	void aDryRunNeedsNoKeyButACommandLineThatMakesSense() {
		this.operator.with("DD_API_KEY", "");
		finished("--dry-run").ended(0);
		assertThat(finished().error(1)).startsWith("DD_API_KEY is not set");
		assertThat(event("--version", "1", "--status", "finished", "--dry-run").error(1)).contains("--started-at");
	}

	private static JsonNode json(String beginning, String line) throws JsonProcessingException {
		assertThat(line).startsWith(beginning);
		return DatadogStub.JSON.readTree(line.substring(beginning.length()));
	}

	private Run finished(String... args) {
		List<String> all = new ArrayList<>(List.of("--version", "1", "--status", "finished", "--started-at", "1"));
		all.addAll(List.of(args));
		return event(all.toArray(String[]::new));
	}

	private Run event(String... args) {
		List<String> all = new ArrayList<>(List.of("event", "--env", "staging"));
		all.addAll(List.of(args));
		return this.operator.run(all.toArray(String[]::new));
	}

}
