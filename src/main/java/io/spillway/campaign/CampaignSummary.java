package io.spillway.campaign;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is called and when it is, without where it leads.
 *
 * @param id its number
 * @param name its name
 * @param status what a click on its links does now
 * @param startsAt when it begins; null if it always has
 * @param endsAt when it ends; null if it does not
 * @param createdAt when it was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignSummary(int id, String name, CampaignStatus status, @Nullable Instant startsAt,
		@Nullable Instant endsAt, Instant createdAt) {

	static CampaignSummary of(CampaignView view) {
		return new CampaignSummary(view.id(), view.name(), view.status(), view.startsAt(), view.endsAt(),
				view.createdAt());
	}

}
