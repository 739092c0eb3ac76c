package io.spillway.campaign;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What callers say of a campaign.
 *
 * @param name what it is called
 * @param target where its links lead
 * @param startsAt from when on, or null for always
 * @param endsAt until when, or null for ever
 * @param fallback where clicks go that do not lead to the target, or null
 * @param targets where its links lead on some platforms instead
 * @param appData whether an app that a link opened is told the recipient
 */
record CampaignFields(String name, TargetTemplate target, @Nullable Instant startsAt, @Nullable Instant endsAt,
		@Nullable Fallback fallback, PlatformTemplates targets, boolean appData) {

	/** Tells nothing of what its callers call it or where it leads. */
	@Override
	public String toString() {
		return "CampaignFields[startsAt=%s, endsAt=%s]".formatted(this.startsAt, this.endsAt);
	}

}
