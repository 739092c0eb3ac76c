package io.spillway.delivery;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Where nothing is done, but what is unstashed has to be stashed. */
final class ImaginaryWorkplace implements Workplace {

	private final Predicate<String> failing;

	private final Set<String> stashes = new HashSet<>();

	ImaginaryWorkplace(Predicate<String> failing) {
		this.failing = failing;
	}

	@Override
	public void enter(Agent agent) {
	}

	@Override
	public void leave() {
	}

	@Override
	public void run(String command, Map<String, String> environment) {
		if (this.failing.test(command.replaceAll("\\s+", " "))) {
			throw new StepFailed(command);
		}
	}

	@Override
	public void stash(String name, String file) {
		this.stashes.add(name);
	}

	@Override
	public void unstash(String name) {
		if (!this.stashes.contains(name)) {
			throw new IllegalStateException("nothing is stashed as " + name);
		}
	}

	@Override
	public void keep(String files, boolean maybeNone) {
	}

	@Override
	public String credential(String id) {
		return "secret";
	}

}
