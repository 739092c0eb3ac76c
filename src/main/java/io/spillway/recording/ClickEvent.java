package io.spillway.recording;

import io.spillway.useragent.Visitor;

/**
 * A click to record. There is one for each click, so it holds little.
 *
 * @param idHigh the first half of its UUIDv7, in which the time is
 * @param idLow the second half
 * @param link the link that was clicked
 * @param outcome what became of it
 * @param visitor who clicked
 */
record ClickEvent(long idHigh, long idLow, ClickedLink link, Outcome outcome, Visitor visitor) {

	/** When it was clicked, in milliseconds since 1970. */
	long millis() {
		return ClickIds.millis(this.idHigh);
	}

	/** Names no link and no visitor. */
	@Override
	public String toString() {
		return "ClickEvent[outcome=%s]".formatted(this.outcome);
	}

}
