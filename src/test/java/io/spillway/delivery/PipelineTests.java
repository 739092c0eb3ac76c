package io.spillway.delivery;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Jenkinsfile with all that it calls, for real. Wants a cluster and a registry, which
 * {@code .ci/cluster} makes, with a company's own repository and the tools that this
 * machine lacks.
 */
@EnabledIfSystemProperty(named = "spillway.pipeline.repository", matches = ".+")
class PipelineTests {

	private final Path repository = path("repository");

	private final LocalWorkplace workplace = new LocalWorkplace(this.repository, path("build"), path("folder"));

	@Test
	@EnabledIfSystemProperty(named = "spillway.pipeline.ends-in", matches = "success")
	void aGoodChangeGetsFromMainToProduction() throws IOException {
		JenkinsfileRun run = run();
		assertThat(run.texts("failed")).isEmpty();
		assertThat(run.stages()).endsWith("deploy to production");
	}

	@Test
	@EnabledIfSystemProperty(named = "spillway.pipeline.ends-in", matches = "failure")
	void aBadChangeGetsNoFurtherThanStaging() throws IOException {
		JenkinsfileRun run = run();
		assertThat(run.texts("failed")).singleElement().asString().startsWith("status 1 of ").contains(" staging ");
		assertThat(run.stages()).endsWith("deploy to staging", "pipeline");
		assertThat(run.texts("mail")).hasSize(1);
	}

	private JenkinsfileRun run() throws IOException {
		return JenkinsfileReader.read(this.repository.resolve("Jenkinsfile")).run("main", this.workplace);
	}

	private static Path path(String property) {
		return Path.of(System.getProperty("spillway.pipeline." + property));
	}

}
