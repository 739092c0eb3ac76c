package io.spillway.link;

import io.spillway.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A line on its way: first it has a link that is to be made, then an answer, or else a
 * problem.
 *
 * @param line its number
 * @param ref the caller's name for it, or null if there is none that can be used
 * @param request what it asks for, as JSON: what was parsed may take many times the room;
 * null if it cannot be read, or is sent without an Idempotency-Key
 * @param link the link that is to be made
 * @param answer the link that is made, as the API shows it
 * @param problem why there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BulkEntry(long line, @Nullable String ref, byte @Nullable [] request, @Nullable Link link,
		@Nullable String answer, @Nullable Problem problem) {

	/** A line of which only the problem is known, and its name if it has one. */
	static BulkEntry refused(long line, @Nullable String ref, Problem problem) {
		return new BulkEntry(line, ref, null, null, null, problem);
	}

	/** Whether it is to have a row. */
	boolean isStored() {
		return this.link != null && this.link.kind() == LinkKind.STORED;
	}

	BulkEntry with(Link other) {
		return new BulkEntry(this.line, this.ref, this.request, other, null, null);
	}

	BulkEntry with(String given) {
		return new BulkEntry(this.line, this.ref, this.request, null, given, null);
	}

	BulkEntry with(Problem other) {
		return new BulkEntry(this.line, this.ref, this.request, null, null, other);
	}

	/** Names no link. */
	@Override
	public String toString() {
		return "BulkEntry[line=%d, answered=%s]".formatted(this.line, this.answer != null);
	}

}
