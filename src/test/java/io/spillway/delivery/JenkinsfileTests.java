package io.spillway.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JenkinsfileTests {

	private static final Path FILE = Path.of("Jenkinsfile");

	private static final String STAGING = "deploy/release --context staging staging ";

	private static final String PRODUCTION = "deploy/release --context production production ";

	private Jenkinsfile jenkinsfile;

	@BeforeEach
	void read() throws IOException {
		this.jenkinsfile = JenkinsfileReader.read(FILE);
	}

	@Test
	void mainIsTestedBuiltAndReleasedInThisOrder() {
		JenkinsfileRun run = this.jenkinsfile.run("main");
		assertThat(run.failed()).isFalse();
		assertThat(run.texts("sh")).containsExactly("./mvnw -B -ntp verify",
				"./mvnw -B -ntp -Pnative -DskipTests native:compile",
				"./mvnw -B -ntp failsafe:integration-test failsafe:verify -DfailIfNoTests=true "
						+ "-Dspillway.executable=\"$PWD/target/spillway\"",
				"image/build --base \"$IMAGE_BASE\"", "image/check",
				"aws ecr get-login-password | docker login --username AWS --password-stdin \"$IMAGE_REGISTRY\"",
				"image/push \"$IMAGE_REPOSITORY:$GIT_COMMIT\"",
				"aws eks update-kubeconfig --name \"$STAGING_CLUSTER\" --alias staging",
				"deploy/datadog/spillway-datadog apply --env staging", STAGING + "\"$(cat target/image/reference)\"",
				"aws eks update-kubeconfig --name \"$PRODUCTION_CLUSTER\" --alias production",
				"deploy/datadog/spillway-datadog apply --env production",
				PRODUCTION + "\"$(cat target/image/reference)\"");
		assertThat(run.stages()).containsExactly("verify", "native", "image", "build image", "push image", "staging",
				"turn for staging", "deploy to staging", "approval", "approved", "production", "turn for production",
				"deploy to production");
		assertThat(run.texts("mail")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "feature/main", "main-2", "PR-7" })
	void nothingIsPushedOrReleasedUnlessOnMain(String branch) {
		JenkinsfileRun run = this.jenkinsfile.run(branch);
		assertThat(run.failed()).isFalse();
		assertThat(run.stages()).containsExactly("verify", "native");
		assertThat(run.texts("sh")).isNotEmpty().allMatch((command) -> command.startsWith("./mvnw "));
		assertThat(run.steps()).extracting(Step::name)
			.doesNotContain("lock", "milestone", "input", "credential", "unstash");
	}

	@ParameterizedTest
	@ValueSource(strings = { "feature/main", "PR-7" })
	void whatIsNotOnMainIsGivenNoRights(String branch) {
		assertThat(this.jenkinsfile.run(branch).steps()).extracting(Step::agent)
			.filteredOn(Objects::nonNull)
			.isNotEmpty()
			.allMatch((agent) -> agent.serviceAccount() == null);
	}

	@Test
	void aFailedTestEndsTheBuildAndIsReported() {
		JenkinsfileRun run = this.jenkinsfile.run("main", (command) -> command.contains("verify"));
		assertThat(run.texts("sh")).containsExactly("./mvnw -B -ntp verify");
		assertThat(run.texts("junit")).hasSize(1);
		assertThat(run.texts("mail")).containsExactly("spillway-team@example.com: spillway #7: FAILURE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/build", "image/check", "docker", "image/push" })
	void anImageThatIsNotGoodIsReleasedNowhere(String part) {
		JenkinsfileRun run = this.jenkinsfile.run("main", (command) -> command.contains(part));
		assertThat(run.failed()).isTrue();
		assertThat(run.texts("sh")).last().asString().contains(part);
		assertThat(run.texts("lock")).isEmpty();
	}

	@Test
	void aReleaseThatFailsInStagingGetsNoFurtherAndIsReported() {
		JenkinsfileRun run = this.jenkinsfile.run("main", (command) -> command.startsWith(STAGING));
		assertThat(run.failed()).isTrue();
		assertThat(run.texts("sh")).last().asString().startsWith(STAGING);
		assertThat(run.texts("input")).isEmpty();
		assertThat(run.texts("lock")).containsExactly("spillway-staging");
		assertThat(run.steps().stream().filter((step) -> step.stage().equals("deploy to staging")).map(Step::line))
			.endsWith("junit target/perf/gate-*.junit.xml", "archiveArtifacts target/perf/gate-*");
		assertThat(run.steps()).last()
			.extracting(Step::line)
			.isEqualTo("mail spillway-team@example.com: spillway #7: FAILURE");
	}

	@Test
	void aReleaseThatFailsInProductionIsReported() {
		JenkinsfileRun run = this.jenkinsfile.run("main", (command) -> command.startsWith(PRODUCTION));
		assertThat(run.failed()).isTrue();
		assertThat(run.texts("mail")).hasSize(1);
	}

	@Test
	void whoWaitsForAnApprovalHoldsNothingAndNotForEver() {
		Step input = this.jenkinsfile.run("main").only("input", "");
		assertThat(input.agent()).isNull();
		assertThat(input.locks()).isEmpty();
		assertThat(input.limits()).containsExactly("approval");
	}

	@Test
	void productionIsLockedOnceItIsApproved() {
		JenkinsfileRun run = this.jenkinsfile.run("main");
		Step release = run.only("sh", PRODUCTION);
		assertThat(release.locks()).containsExactly("spillway-production");
		assertThat(run.steps()).extracting(Step::line)
			.containsSubsequence("milestone 10", run.only("sh", STAGING).line(), run.only("input", "").line(),
					"milestone 20", "lock spillway-production", "milestone 30", release.line());
	}

	@Test
	void ofBuildsThatWaitForALockTheNewestGoesFirstAndEndsTheOthers() {
		assertThat(stages().map((stage) -> stage.options().get("lock")).filter(Objects::nonNull)).hasSize(2)
			.allSatisfy((lock) -> assertThat(lock.required("inversePrecedence")).isEqualTo(true));
		JenkinsfileRun run = this.jenkinsfile.run("main");
		List<String> lines = run.steps().stream().map(Step::line).toList();
		for (String each : run.texts("lock")) {
			assertThat(lines.get(lines.indexOf("lock " + each) + 1)).startsWith("milestone ");
		}
		assertThat(run.texts("milestone"))
			.isSortedAccordingTo((one, other) -> Integer.parseInt(one) - Integer.parseInt(other))
			.doesNotHaveDuplicates();
	}

	@Test
	void everyCommandIsLimitedInTime() {
		assertThat(this.jenkinsfile.run("main").steps("sh"))
			.allSatisfy((step) -> assertThat(step.limits()).isNotEmpty());
	}

	@Test
	void everyEnvironmentHasItsOwnKeyLockAndRights() {
		JenkinsfileRun run = this.jenkinsfile.run("main");
		for (String environment : List.of("staging", "production")) {
			Step release = run.only("sh", "deploy/release --context " + environment + " " + environment + " ");
			assertThat(release.locks()).containsExactly("spillway-" + environment);
			assertThat(Objects.requireNonNull(release.agent()).serviceAccount())
				.isEqualTo("spillway-release-" + environment);
			assertThat(run.steps()).extracting(Step::line)
				.containsSequence("credential spillway-api-key-" + environment, "credential spillway-datadog-api-key",
						"credential spillway-datadog-app-key",
						"sh deploy/datadog/spillway-datadog apply --env " + environment, release.line());
		}
	}

	@Test
	void whatIsReleasedStandsOnABaseByItsDigest() {
		assertThat(this.jenkinsfile.environment()).containsEntry("IMAGE_REPOSITORY",
				"123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/spillway");
		assertThat(this.jenkinsfile.environment().get("IMAGE_BASE")).asString()
			.matches("gcr\\.io/distroless/cc-debian13@sha256:[0-9a-f]{64}");
	}

	@Test
	void logsHaveTimesAndDoNotPileUp() {
		assertThat(this.jenkinsfile.pipeline().options()).containsOnlyKeys("timestamps", "buildDiscarder");
	}

	@Test
	void everyScriptThatIsCalledExistsAndCanBeRun() {
		List<String> called = new ArrayList<>();
		for (String command : this.jenkinsfile.run("main").texts("sh")) {
			for (String each : command.split("\\|", -1)) {
				called.add(each.strip().split(" ", 2)[0]);
			}
		}
		assertThat(called).contains("aws", "docker", "deploy/release");
		assertThat(called).filteredOn((command) -> command.contains("/"))
			.allSatisfy((command) -> assertThat(Path.of(command)).isRegularFile().isExecutable());
		assertThat(called).filteredOn((command) -> !command.contains("/")).containsOnly("aws", "docker");
	}

	/** What is kept, and a script that writes it under that name. */
	@Test
	void whatIsKeptIsWhatScriptsWrite() throws IOException {
		Map<String, String> writers = Map.of("target/image/spillway.cdx.json", "image/build", "target/image/reference",
				"image/push", "target/perf/gate-*", "perf/gate");
		assertThat(this.jenkinsfile.run("main").texts("archiveArtifacts")).hasSameElementsAs(writers.keySet());
		for (Map.Entry<String, String> each : writers.entrySet()) {
			Path kept = Path.of(each.getKey());
			String name = kept.getFileName().toString().replace("*", "");
			assertThat(Files.readString(Path.of(each.getValue()))).contains(name);
		}
		assertThat(this.jenkinsfile.run("main").texts("stashed")).containsExactly("target/datadog/**",
				"target/spillway", "target/image/reference");
	}

	@Test
	void noSecretIsInACommandLine() throws IOException {
		assertThat(this.jenkinsfile.run("main").texts("sh")).noneMatch((command) -> command.contains("API_KEY"));
		// Groovy would fill in what is double quoted, for everybody to see; the shell
		// does it out of sight.
		assertThat(Files.readString(FILE)).doesNotContainPattern("\\bsh\\s*\\(?\\s*(script:\\s*)?\"");
	}

	private Stream<Stage> stages() {
		return this.jenkinsfile.pipeline().all();
	}

}
