package io.spillway.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/**
 * One build. Steps are recorded instead of done; only those in here are known. What they
 * say of each other is held to: what is unstashed has to be stashed, commands and files
 * want an agent.
 */
final class JenkinsfileRun {

	private final String branch;

	private final Predicate<String> failing;

	private final Map<String, Object> env = new HashMap<>();

	private final List<Step> steps = new ArrayList<>();

	private final Set<String> stashes = new HashSet<>();

	private final Deque<Stage> around = new ArrayDeque<>();

	private final Deque<Agent> agents = new ArrayDeque<>();

	private final Deque<String> locks = new ArrayDeque<>();

	private boolean failed;

	private JenkinsfileRun(Jenkinsfile jenkinsfile, String branch, Predicate<String> failing) {
		this.branch = branch;
		this.failing = failing;
		this.env.putAll(jenkinsfile.environment());
		this.env.put("BRANCH_NAME", branch);
		this.env.put("BUILD_URL", "https://jenkins.example.com/job/spillway/7/");
	}

	static JenkinsfileRun of(Jenkinsfile jenkinsfile, String branch, Predicate<String> failing) {
		JenkinsfileRun run = new JenkinsfileRun(jenkinsfile, branch, failing);
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
		}
		if (stage.isFor(this.branch)) {
			runSteps(stage);
			runPost(stage);
		}
		if (agent != null) {
			this.agents.pop();
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
		catch (CommandFailed ex) {
			this.failed = true;
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
			.call("junit", (call) -> onAgent(call.only(Call.VALUE, "testResults", "allowEmptyResults"), "testResults"))
			.call("archiveArtifacts",
					(call) -> onAgent(call.only("artifacts", "allowEmptyArchive", "fingerprint"), "artifacts"))
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
		String command = call.only(Call.VALUE).text(Call.VALUE).strip().replaceAll("\\s+", " ");
		onAgent(call, command, "sh");
		if (this.failing.test(command)) {
			throw new CommandFailed(command);
		}
		return null;
	}

	private @Nullable Object stash(Call call) {
		String name = call.only("name", "includes").text("name");
		this.stashes.add(name);
		onAgent(call, name, "stash");
		return onAgent(call, call.text("includes"), "stashed");
	}

	private @Nullable Object unstash(Call call) {
		String name = call.only(Call.VALUE).text(Call.VALUE);
		if (!this.stashes.contains(name)) {
			throw new IllegalStateException("nothing is stashed as " + name);
		}
		return onAgent(call, name, "unstash");
	}

	private @Nullable Object withCredentials(Block block, Call call) {
		for (Object each : (List<?>) call.required(Call.VALUE)) {
			record("credential", Objects.toString(((Map<?, ?>) each).get("id")));
		}
		return block.run(call.body());
	}

	private @Nullable Object onAgent(Call call, String argument) {
		return onAgent(call, call.textOrValue(argument), call.name());
	}

	private @Nullable Object onAgent(Call call, String text, String name) {
		if (this.agents.isEmpty()) {
			throw new IllegalStateException("%s wants an agent".formatted(call.name()));
		}
		return record(name, text);
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

	/** A command ended with a status other than 0. */
	private static final class CommandFailed extends RuntimeException {

		private static final long serialVersionUID = 1;

		CommandFailed(String command) {
			super(command);
		}

	}

}
