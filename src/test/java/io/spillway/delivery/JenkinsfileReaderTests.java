package io.spillway.delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What the other tests rest on: that a mistake in the Jenkinsfile is found. */
class JenkinsfileReaderTests {

	private static final String AGENT = "agent { kubernetes { yamlFile 'a.yaml'; defaultContainer 'b' } }";

	@Test
	void stepsAreRun() {
		assertThat(stage(AGENT + "; steps { sh 'a'; sh 'b' }").run("main").texts("sh")).containsExactly("a", "b");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			agnet { kubernetes { } }              | no agnet in stage a
			options { disableConcurrentBuilds() } | no disableConcurrentBuilds in options of stage a
			options { timeout(tiem: 1) }          | no tiem of timeout
			when { brnach 'main' }                | no brnach in when
			post { allways { } }                  | no allways in post
			agent { docker { image 'a' } }        | no docker in agent
			environment = 1                       | no assignment to environment in stage a
			agent any                             | no value any in stage a
			""")
	void anUnknownDirectiveFails(String directive, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> stage(directive + "; steps { }")).withMessage(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ssh 'a'                         | no ssh in steps of a
			sh script: 'a', returnStatus: 1 | no script of sh
			sh env.NOTHING                  | sh is given null
			input message: 'a'              | input wants submitter
			""")
	void anUnknownStepFails(String step, String message) {
		Jenkinsfile jenkinsfile = stage(AGENT + "; steps { " + step + " }");
		assertThatIllegalArgumentException().isThrownBy(() -> jenkinsfile.run("main")).withMessage(message);
	}

	@Test
	void aCommandWantsAnAgent() {
		Jenkinsfile jenkinsfile = stage("steps { sh 'a' }");
		assertThatIllegalStateException().isThrownBy(() -> jenkinsfile.run("main")).withMessage("sh wants an agent");
	}

	@Test
	void whatIsUnstashedWasStashed() {
		Jenkinsfile jenkinsfile = stage(AGENT + "; steps { unstash 'a' }");
		assertThatIllegalStateException().isThrownBy(() -> jenkinsfile.run("main"))
			.withMessage("nothing is stashed as a");
	}

	@Test
	void aStageHasSomethingToDo() {
		assertThatIllegalArgumentException().isThrownBy(() -> stage(AGENT))
			.withMessage("stage a wants either steps or stages");
	}

	@Test
	void aConditionIsAskedBeforeTheAgentOnlyIfToldTo() {
		String late = AGENT + "; when { branch 'main' }; steps { sh 'a' }";
		assertThat(stage(late).run("other").steps()).extracting(Step::line).containsExactly("agent a.yaml");
		String early = AGENT + "; when { branch 'main'; beforeAgent true }; steps { sh 'a' }";
		assertThat(stage(early).run("other").steps()).isEmpty();
		assertThat(stage(early).run("main").texts("sh")).containsExactly("a");
	}

	@Test
	void onceACommandFailedOnlyWhatIsForThatRuns() {
		Jenkinsfile jenkinsfile = stage(AGENT + """
				; steps { sh 'a'; sh 'b' }
				post { always { sh 'c' }; failure { sh 'd' }; success { sh 'e' } }
				""");
		JenkinsfileRun run = jenkinsfile.run("main", (command) -> command.equals("a"));
		assertThat(run.failed()).isTrue();
		assertThat(run.texts("sh")).containsExactly("a", "c", "d");
		assertThat(jenkinsfile.run("main").texts("sh")).containsExactly("a", "b", "c", "e");
	}

	private static Jenkinsfile stage(String content) {
		return JenkinsfileReader.read("pipeline { agent none; stages { stage('a') { " + content + " } } }");
	}

}
