package io.spillway.recording;

import java.util.List;

/**
 * Clicks that are recorded together.
 *
 * @param clicks the clicks
 * @param events their events
 * @param waited for how many nanoseconds the writer let them wait
 */
record ClickBatch(List<WaitingClick> clicks, List<ClickEvent> events, long waited) {

	static ClickBatch of(List<WaitingClick> clicks, long waited) {
		return new ClickBatch(clicks, clicks.stream().map(WaitingClick::event).toList(), waited);
	}

	int size() {
		return this.events.size();
	}

	boolean isEmpty() {
		return this.events.isEmpty();
	}

	/** Tells those who wait that their clicks are safe. */
	void recorded() {
		this.clicks.forEach(WaitingClick::recorded);
	}

	/** Tells them that they may not be. */
	void failed() {
		this.clicks.forEach(WaitingClick::failed);
	}

}
