package io.spillway.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** A stage as it is written, or the pipeline itself, which is one around all others. */
final class Stage {

	private final String name;

	private final Map<String, Call> options = new LinkedHashMap<>();

	private final Map<String, Closure<?>> post = new LinkedHashMap<>();

	private final List<Stage> stages = new ArrayList<>();

	private @Nullable Agent agent;

	private @Nullable Closure<?> steps;

	private @Nullable String branch;

	private boolean asksBeforeAgent;

	Stage(String name) {
		this.name = name;
	}

	String name() {
		return this.name;
	}

	Map<String, Call> options() {
		return this.options;
	}

	/** What runs afterwards, by condition. */
	Map<String, Closure<?>> post() {
		return this.post;
	}

	List<Stage> stages() {
		return this.stages;
	}

	@Nullable Agent agent() {
		return this.agent;
	}

	void agent(Agent agent) {
		this.agent = agent;
	}

	@Nullable Closure<?> steps() {
		return this.steps;
	}

	void steps(Closure<?> steps) {
		this.steps = steps;
	}

	/** The only branch that it runs for, if it does not for all. */
	void branch(String branch) {
		this.branch = branch;
	}

	boolean isFor(String branch) {
		return this.branch == null || this.branch.equals(branch);
	}

	/** Else an agent starts for a stage that is passed over. */
	boolean asksBeforeAgent() {
		return this.asksBeforeAgent;
	}

	void askBeforeAgent() {
		this.asksBeforeAgent = true;
	}

	/** Itself and all within it. */
	Stream<Stage> all() {
		return Stream.concat(Stream.of(this), this.stages.stream().flatMap(Stage::all));
	}

	/** What Jenkins says before it runs anything. */
	void check() {
		if ((this.steps != null) == !this.stages.isEmpty()) {
			throw new IllegalArgumentException("stage %s wants either steps or stages".formatted(this.name));
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
