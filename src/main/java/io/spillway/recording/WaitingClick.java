package io.spillway.recording;

import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/**
 * A click that is to be recorded.
 *
 * @param event what is to be recorded
 * @param sink who is to be told that it is safe, or null if nobody waits for it
 */
record WaitingClick(ClickEvent event, Sinks.@Nullable Empty<Void> sink) {

	private static final Problem UNAVAILABLE = Problem.unavailable("The click cannot be recorded now.");

	void recorded() {
		if (this.sink != null) {
			// Whoever waits no longer is not told.
			this.sink.tryEmitEmpty();
		}
	}

	/** It may or may not be recorded. */
	void failed() {
		if (this.sink != null) {
			this.sink.tryEmitError(unavailable());
		}
	}

	/** What a click is answered with that may not be recorded. */
	static ProblemException unavailable() {
		return new ProblemException(UNAVAILABLE);
	}

}
