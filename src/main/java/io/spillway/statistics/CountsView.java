package io.spillway.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Counts as the API shows them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CountsView(long clicks, @Nullable Long recipients, long missed, long bots, Devices devices) {

	static CountsView of(Counts counts, boolean hasRecipients) {
		return new CountsView(counts.clicks(), hasRecipients ? counts.recipients() : null, counts.missed(),
				counts.bots(), new Devices(counts.phones(), counts.tablets(), counts.desktops(), counts.others()));
	}

	/** What the clicks came from. */
	record Devices(long phone, long tablet, long desktop, long other) {
	}

}
