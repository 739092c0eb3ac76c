package io.spillway.campaign;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a click on a campaign's links does now. */
public enum CampaignStatus {

	/** Leads nowhere yet. */
	@JsonProperty("scheduled")
	SCHEDULED,

	/** Leads to the target. */
	@JsonProperty("active")
	ACTIVE,

	/** Led to the target until the campaign ended. */
	@JsonProperty("ended")
	ENDED,

	/** Leads nowhere, since the whole campaign is denied. */
	@JsonProperty("denied")
	DENIED;

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
