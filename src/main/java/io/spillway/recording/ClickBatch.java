package io.spillway.recording;

import java.util.function.Consumer;

import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import reactor.core.publisher.Sinks;

/**
 * Clicks that are recorded together.
 *
 * @param events the clicks
 * @param waited for how many nanoseconds the writer let them wait
 */
record ClickBatch(PagedEvents events, long waited) {

	private static final Problem UNAVAILABLE = Problem.unavailable("The click cannot be recorded now.");

	int size() {
		return this.events.size();
	}

	boolean isEmpty() {
		return this.events.isEmpty();
	}

	/**
	 * Tells those who wait that their clicks are safe. Whoever waits no longer is not
	 * told.
	 */
	void recorded() {
		forEachSink(Sinks.Empty::tryEmitEmpty);
	}

	/** Tells them that they may not be. */
	void failed() {
		forEachSink((sink) -> sink.tryEmitError(unavailable()));
	}

	private void forEachSink(Consumer<Sinks.Empty<Void>> action) {
		for (int i = 0; i < this.events.size(); i++) {
			Sinks.Empty<Void> sink = this.events.sink(i);
			if (sink != null) {
				action.accept(sink);
			}
		}
	}

	/** What a click is answered with that may not be recorded. */
	static ProblemException unavailable() {
		return new ProblemException(UNAVAILABLE);
	}

}
