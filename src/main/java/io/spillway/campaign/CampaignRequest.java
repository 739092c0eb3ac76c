package io.spillway.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.spillway.link.TargetsBody;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of a campaign, as it came in.
 *
 * @param name what it is called
 * @param target where its links shall lead
 * @param startsAt from when on (RFC 3339)
 * @param endsAt until when (RFC 3339)
 * @param fallback where clicks shall go that do not lead to the target
 * @param targets where its links shall lead on some platforms instead
 * @param appData whether an app that a link opened is told the recipient
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignRequest(@Nullable String name, @Nullable String target, @Nullable String startsAt,
		@Nullable String endsAt, @Nullable String fallback, @Nullable TargetsBody targets, @Nullable Boolean appData) {

	@Override
	public String toString() {
		return "CampaignRequest[]";
	}

}
