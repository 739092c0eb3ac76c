package io.spillway.delivery;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A step that was run, or a lock, agent or credential that was taken for others.
 *
 * @param stage the innermost stage, or {@code pipeline}
 * @param name what it is called
 * @param text what it is about: a command, the name of a stash or of a lock
 * @param agent where it ran, if anywhere
 * @param locks the locks that were held
 * @param limits the stages around it that have a timeout
 */
record Step(String stage, String name, String text, @Nullable Agent agent, List<String> locks, List<String> limits) {

	/** Such as {@code sh image/check}. */
	String line() {
		return this.name + " " + this.text;
	}

}
