package io.spillway.delivery;

import java.util.Map;
import java.util.function.Predicate;

/** What a build's steps are done with, all of it as agents of its stages. */
interface Workplace {

	/** A stage's agent starts, with a checkout of its own. */
	void enter(Agent agent);

	/** It is gone, with all its files. */
	void leave();

	/**
	 * Runs a command on the agent entered last.
	 * @param environment what the Jenkinsfile sets, credentials among it
	 * @throws StepFailed with a status other than 0
	 */
	void run(String command, Map<String, String> environment);

	/** Takes a file along to later agents. */
	void stash(String name, String file);

	void unstash(String name);

	/**
	 * Keeps what the build leaves for people to look at.
	 * @param files patterns, with commas between them
	 * @throws StepFailed if there is nothing, unless that is allowed
	 */
	void keep(String files, boolean maybeNone);

	/** The secret of that name. */
	String credential(String id);

	/** Does nothing: commands succeed but for these. */
	static Workplace failing(Predicate<String> commands) {
		return new ImaginaryWorkplace(commands);
	}

}
