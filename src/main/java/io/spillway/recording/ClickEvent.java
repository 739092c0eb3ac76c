package io.spillway.recording;

import io.spillway.useragent.Visitor;

/**
 * A click to record.
 *
 * @param idHigh the first half of its UUIDv7, in which the time is
 * @param idLow the second half
 * @param link the link that was clicked
 * @param traits the link's kind, what became of the click and who made it, as
 * {@link Traits} packs them
 */
record ClickEvent(long idHigh, long idLow, ClickedLink link, long traits) {

	static ClickEvent of(long idHigh, long idLow, ClickedLink link, Outcome outcome, Visitor visitor) {
		return new ClickEvent(idHigh, idLow, link, Traits.pack(link.kind(), outcome, visitor));
	}

	/** When it was clicked, in milliseconds since 1970. */
	long millis() {
		return ClickIds.millis(this.idHigh);
	}

	/** Names no link and no visitor. */
	@Override
	public String toString() {
		return "ClickEvent[outcome=%d]".formatted(Traits.outcome(this.traits));
	}

}
