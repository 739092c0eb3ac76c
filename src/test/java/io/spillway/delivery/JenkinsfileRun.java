package io.spillway.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/**
 * One build. Steps are recorded, and done at a workplace; only those in here are known.
 * Commands and files want an agent.
 */
final class JenkinsfileRun {

	private final String branch;

	private final Workplace workplace;

	private final Map<String, Object> env = new HashMap<>();

	private final List<Step> steps = new ArrayList<>();

	private final Deque<Stage> around = new ArrayDeque<>();

	private final Deque<Agent> agents = new ArrayDeque<>();

	private final Deque<String> locks = new ArrayDeque<>();

	private boolean failed;

	private JenkinsfileRun(Jenkinsfile jenkinsfile, String branch, Workplace workplace) {
		this.branch = branch;
		this.workplace = workplace;
		this.env.putAll(jenkinsfile.environment());
		this.env.put("BRANCH_NAME", branch);
		this.env.put("BUILD_URL", "https://jenkins.example.com/job/spillway/7/");
	}

	static JenkinsfileRun of(Jenkinsfile jenkinsfile, String branch, Workplace workplace) {
		JenkinsfileRun run = new JenkinsfileRun(jenkinsfile, branch, workplace);
		run.run(jenkinsfile.pipeline());
		return run;
	}

	/** Whether it failed, as opposed to succeeded. */
	boolean failed() {
		return this.failed;
	}

	/** All steps in their order. */
	List<Step> steps() {
		return List.copyOf(this.steps);
	}

	Stream<Step> steps(String name) {
		return this.steps.stream().filter((step) -> step.name().equals(name));
	}

	/** The texts of all steps of this name. */
	List<String> texts(String name) {
		return steps(name).map(Step::text).toList();
	}

	/** The stages that did anything, each once, in their order. */
	List<String> stages() {
		return this.steps.stream().map(Step::stage).distinct().toList();
	}

	/** The only step of this name whose text begins so. */
	Step only(String name, String beginning) {
		List<Step> found = steps(name).filter((step) -> step.text().startsWith(beginning)).toList();
		if (found.size() != 1) {
			throw new AssertionError("%s %s was run %d times".formatted(name, beginning, found.size()));
		}
		return found.get(0);
	}

	// As Jenkins does: options, then agent and condition, unless it is asked for first.
	private void run(Stage stage) {
		this.around.push(stage);
		Call lock = stage.options().get("lock");
		if (lock != null) {
			record("lock", lock.text("resource"));
			this.locks.push(lock.text("resource"));
		}
		if (stage.asksBeforeAgent()) {
			if (stage.isFor(this.branch)) {
				runOnAgent(stage);
			}
		}
		else {
			runOnAgent(stage);
		}
		if (lock != null) {
			this.locks.pop();
		}
		this.around.pop();
	}

	private void runOnAgent(Stage stage) {
		Agent agent = stage.agent();
		if (agent != null) {
			this.agents.push(agent);
			record("agent", agent.yamlFile().toString());
			this.workplace.enter(agent);
		}
		if (stage.isFor(this.branch)) {
			runSteps(stage);
			runPost(stage);
		}
		if (agent != null) {
			this.agents.pop();
			this.workplace.leave();
		}
	}

	private void runSteps(Stage stage) {
		Closure<?> closure = stage.steps();
		if (closure != null) {
			runSteps(closure);
		}
		for (Stage each : stage.stages()) {
			if (!this.failed) {
				run(each);
			}
		}
	}

	private void runPost(Stage stage) {
		Map<String, Boolean> conditions = Map.of("always", true, "failure", this.failed, "unsuccessful", this.failed,
				"success", !this.failed, "cleanup", true);
		stage.post().forEach((condition, closure) -> {
			if (Objects.requireNonNull(conditions.get(condition))) {
				runSteps(closure);
			}
		});
	}

	private void runSteps(Closure<?> closure) {
		try {
			block().run(closure);
		}
		catch (StepFailed ex) {
			this.failed = true;
			record("failed", String.valueOf(ex.getMessage()));
		}
	}

	private Block block() {
		String result = this.failed ? "FAILURE" : "SUCCESS";
		Block block = Block.of("steps of " + this.around.element());
		return block.value("env", this.env)
			.value("currentBuild", Map.of("fullDisplayName", "spillway #7", "currentResult", result))
			.call("sh", this::sh)
			.call("stash", this::stash)
			.call("unstash", this::unstash)
			.call("junit",
					(call) -> keep(call.only(Call.VALUE, "testResults", "allowEmptyResults"), "testResults",
							"allowEmptyResults"))
			.call("archiveArtifacts",
					(call) -> keep(call.only("artifacts", "allowEmptyArchive", "fingerprint"), "artifacts",
							"allowEmptyArchive"))
			.call("milestone", (call) -> record("milestone", call.only("ordinal", "label").text("ordinal")))
			.call("input", (call) -> {
				call.only("message", "ok", "submitter").required("submitter");
				return record("input", call.text("message"));
			})
			.call("string",
					(call) -> Map.of("id", call.only("credentialsId", "variable").text("credentialsId"), "variable",
							call.text("variable")))
			.call("withCredentials", (call) -> withCredentials(block, call.only(Call.VALUE, Call.BODY)))
			.call("mail", (call) -> {
				call.only("to", "subject", "body").required("body");
				return record("mail", call.text("to") + ": " + call.text("subject"));
			});
	}

	private @Nullable Object sh(Call call) {
		String command = call.only(Call.VALUE).text(Call.VALUE).strip();
		onAgent(call, "sh", command.replaceAll("\\s+", " "));
		Map<String, String> environment = new HashMap<>();
		this.env.forEach((name, value) -> environment.put(name, value.toString()));
		this.workplace.run(command, environment);
		return null;
	}

	private @Nullable Object stash(Call call) {
		String name = call.only("name", "includes").text("name");
		onAgent(call, "stash", name);
		onAgent(call, "stashed", call.text("includes"));
		this.workplace.stash(name, call.text("includes"));
		return null;
	}

	private @Nullable Object unstash(Call call) {
		String name = call.only(Call.VALUE).text(Call.VALUE);
		onAgent(call, "unstash", name);
		this.workplace.unstash(name);
		return null;
	}

	private @Nullable Object keep(Call call, String files, String maybeNone) {
		onAgent(call, call.name(), call.textOrValue(files));
		this.workplace.keep(call.textOrValue(files), Boolean.parseBoolean(call.textIfAny(maybeNone)));
		return null;
	}

	private @Nullable Object withCredentials(Block block, Call call) {
		List<String> variables = new ArrayList<>();
		for (Object each : (List<?>) call.required(Call.VALUE)) {
			Map<?, ?> credential = (Map<?, ?>) each;
			String id = Objects.toString(credential.get("id"));
			record("credential", id);
			variables.add(Objects.toString(credential.get("variable")));
			this.env.put(variables.getLast(), this.workplace.credential(id));
		}
		try {
			return block.run(call.body());
		}
		finally {
			variables.forEach(this.env::remove);
		}
	}

	private void onAgent(Call call, String name, String text) {
		if (this.agents.isEmpty()) {
			throw new IllegalStateException("%s wants an agent".formatted(call.name()));
		}
		record(name, text);
	}

	private @Nullable Object record(String name, String text) {
		List<String> limits = this.around.stream()
			.filter((stage) -> stage.options().containsKey("timeout"))
			.map(Stage::name)
			.toList();
		this.steps.add(new Step(this.around.element().name(), name, text, this.agents.peek(), List.copyOf(this.locks),
				limits));
		return null;
	}

}
