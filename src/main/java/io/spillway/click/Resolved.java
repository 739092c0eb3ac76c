package io.spillway.click;

import io.spillway.recording.Outcome;
import io.spillway.token.CampaignRecipient;
import io.spillway.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A click of which it is known what becomes of it.
 *
 * @param resolution what becomes of it
 * @param recorded what is recorded of it; nothing if there is no such link, or if it
 * could not be known
 * @param recipient whose link it was, if it was a campaign's
 */
record Resolved(Resolution resolution, @Nullable Outcome recorded, @Nullable CampaignRecipient recipient) {

	/** A click of which nothing is recorded. */
	static Resolved unrecorded(Resolution resolution) {
		return new Resolved(resolution, null, null);
	}

	/** A click that cannot be answered. */
	static Resolved refused(Problem problem) {
		return unrecorded(new Resolution.Refusal(problem));
	}

	/** A click on a link that leads nowhere any more. */
	static Resolved gone(Resolution resolution, @Nullable CampaignRecipient recipient) {
		return new Resolved(resolution, Outcome.GONE, recipient);
	}

	/** A click on a link of a campaign that has not begun. */
	static Resolved early(Resolution resolution, CampaignRecipient recipient) {
		return (resolution instanceof Resolution.Redirect) ? new Resolved(resolution, Outcome.EARLY, recipient)
				: unrecorded(resolution);
	}

	/** A click that led to the target. */
	static Resolved led(Resolution resolution, @Nullable CampaignRecipient recipient) {
		return new Resolved(resolution, (resolution instanceof Resolution.Told) ? Outcome.OPENED : Outcome.REDIRECTED,
				recipient);
	}

	/** How the click is counted. */
	ClickOutcome outcome() {
		return this.resolution.outcome();
	}

}
