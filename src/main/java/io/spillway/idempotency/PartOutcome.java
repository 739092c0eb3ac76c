package io.spillway.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link KeyedPart}: an answer or an error, or neither if it was not to
 * be done and never was.
 *
 * @param answer its answer, whether it is done now or was earlier
 * @param error why there is an answer and it is not given: its key and ref were used for
 * something else, or the key ring lacks what opens it
 */
public record PartOutcome(@Nullable String answer, @Nullable RuntimeException error) {

	static final PartOutcome NONE = new PartOutcome(null, null);

	/** Names no link: its URL opens it. */
	@Override
	public String toString() {
		return "PartOutcome[answered=%s, error=%s]".formatted(this.answer != null, this.error);
	}

}
