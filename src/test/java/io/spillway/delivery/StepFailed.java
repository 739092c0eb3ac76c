package io.spillway.delivery;

/**
 * What ends a build: a command with a status other than 0, or no file where one is due.
 */
final class StepFailed extends RuntimeException {

	private static final long serialVersionUID = 1;

	StepFailed(String step) {
		super(step);
	}

}
