package io.spillway.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.util.DelegatingScript;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jspecify.annotations.Nullable;

/** Reads a declarative pipeline; only the directives and options in here are known. */
final class JenkinsfileReader {

	private static final List<String> CONDITIONS = List.of("always", "failure", "success", "unsuccessful", "cleanup");

	private final Stage pipeline = new Stage("pipeline");

	private Map<String, Object> environment = Map.of();

	private JenkinsfileReader() {
	}

	static Jenkinsfile read(Path file) throws IOException {
		return read(Files.readString(file));
	}

	static Jenkinsfile read(String text) {
		CompilerConfiguration configuration = new CompilerConfiguration();
		configuration.setScriptBaseClass(DelegatingScript.class.getName());
		GroovyShell shell = new GroovyShell(JenkinsfileReader.class.getClassLoader(), new Binding(), configuration);
		DelegatingScript script = (DelegatingScript) shell.parse(text, "Jenkinsfile.groovy");
		JenkinsfileReader reader = new JenkinsfileReader();
		script.setDelegate(Block.of("the file").call("pipeline", reader::readPipeline));
		script.run();
		reader.pipeline.check();
		return new Jenkinsfile(reader.pipeline, reader.environment);
	}

	private @Nullable Object readPipeline(Call call) {
		List<String> agents = new ArrayList<>();
		Block.of("pipeline")
			.value("none", "none")
			.call("agent", (agent) -> agents.add(agent.text(Call.VALUE)))
			.call("options", (options) -> Block.of("options of the pipeline")
				.call("timestamps", (option) -> keep(this.pipeline, option.only()))
				.call("logRotator", (rotator) -> rotator.only("numToKeepStr", "artifactNumToKeepStr").arguments())
				.call("buildDiscarder", (option) -> keep(this.pipeline, option))
				.run(options.body()))
			.call("environment", this::readEnvironment)
			.call("stages", (stages) -> readStages(this.pipeline, stages))
			.call("post", (post) -> readPost(this.pipeline, post))
			.run(call.only(Call.BODY).body());
		if (!agents.equals(List.of("none"))) {
			throw new IllegalArgumentException("the pipeline wants: agent none");
		}
		return null;
	}

	private @Nullable Object readEnvironment(Call call) {
		Block block = Block.of("environment").assignable();
		block.run(call.only(Call.BODY).body());
		this.environment = Map.copyOf(block.values());
		return null;
	}

	private static @Nullable Object readStages(Stage parent, Call call) {
		return Block.of("stages").call("stage", (stage) -> {
			Stage child = new Stage(stage.text(Call.VALUE));
			parent.stages().add(child);
			readStage(child, stage.only(Call.VALUE, Call.BODY));
			return null;
		}).run(call.only(Call.BODY).body());
	}

	private static void readStage(Stage stage, Call call) {
		Block.of("stage " + stage)
			.call("agent", (agent) -> readAgent(stage, agent))
			.call("options",
					(options) -> Block.of("options of stage " + stage)
						.call("timeout", (option) -> keep(stage, option.only("time", "unit")))
						.call("lock", (option) -> keep(stage, option.only("resource", "inversePrecedence")))
						.run(options.only(Call.BODY).body()))
			.call("when", (when) -> readWhen(stage, when))
			.call("steps", (steps) -> {
				stage.steps(steps.only(Call.BODY).body());
				return null;
			})
			.call("stages", (stages) -> readStages(stage, stages))
			.call("post", (post) -> readPost(stage, post))
			.run(call.body());
		stage.check();
	}

	private static @Nullable Object readAgent(Stage stage, Call call) {
		Block pod = Block.of("kubernetes").assignable();
		for (String each : List.of("yamlFile", "defaultContainer", "serviceAccount")) {
			pod.call(each, (value) -> pod.values().put(each, value.only(Call.VALUE).text(Call.VALUE)));
		}
		Block.of("agent")
			.call("kubernetes", (kubernetes) -> pod.run(kubernetes.only(Call.BODY).body()))
			.run(call.only(Call.BODY).body());
		Object account = pod.values().get("serviceAccount");
		stage.agent(new Agent(Path.of(pod.getProperty("yamlFile").toString()),
				pod.getProperty("defaultContainer").toString(), (account != null) ? account.toString() : null));
		return null;
	}

	private static @Nullable Object readWhen(Stage stage, Call call) {
		return Block.of("when").call("branch", (branch) -> {
			stage.branch(branch.only(Call.VALUE).text(Call.VALUE));
			return null;
		}).call("beforeAgent", (before) -> {
			if (Objects.equals(before.required(Call.VALUE), true)) {
				stage.askBeforeAgent();
			}
			return null;
		}).run(call.only(Call.BODY).body());
	}

	private static @Nullable Object readPost(Stage stage, Call call) {
		Block block = Block.of("post");
		for (String each : CONDITIONS) {
			block.call(each, (steps) -> stage.post().put(each, steps.only(Call.BODY).body()));
		}
		return block.run(call.only(Call.BODY).body());
	}

	private static @Nullable Object keep(Stage stage, Call option) {
		return stage.options().put(option.name(), option);
	}

}
