package io.spillway.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A store that says nothing until it is told to. */
final class FakeStore implements EventStore {

	/** What it was asked to write, questions whether it is there among it. */
	final List<List<ClickEvent>> asked = new ArrayList<>();

	/** Whether what is asked next finds no memory. */
	boolean outOfMemory;

	private CompletableFuture<Written> current = CompletableFuture.completedFuture(new Written(0, 0));

	@Override
	public CompletableFuture<Written> write(List<ClickEvent> events) {
		if (!this.current.isDone()) {
			throw new IllegalStateException("it is asked for two things at once");
		}
		if (this.outOfMemory) {
			this.outOfMemory = false;
			throw new OutOfMemoryError("as it may be anywhere");
		}
		this.asked.add(List.copyOf(events));
		this.current = new CompletableFuture<>();
		return this.current;
	}

	boolean isAsked() {
		return !this.current.isDone();
	}

	List<ClickEvent> last() {
		return this.asked.getLast();
	}

	/** It has recorded all of it. */
	void record() {
		record(last().size());
	}

	/** It has recorded some, and had the rest before. */
	void record(int count) {
		this.current.complete(new Written(count, 0));
	}

	void fail() {
		this.current.completeExceptionally(new IllegalStateException("away"));
	}

	void refuse() {
		this.current.completeExceptionally(new RefusedEventsException(new IllegalStateException("refused")));
	}

}
