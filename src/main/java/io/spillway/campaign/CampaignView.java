package io.spillway.campaign;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.spillway.link.TargetsBody;
import org.jspecify.annotations.Nullable;

/** A campaign as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignView(int id, String name, String target, @Nullable TargetsBody targets, @Nullable Instant startsAt,
		@Nullable Instant endsAt, @Nullable String fallback, @Nullable Boolean appData, CampaignStatus status,
		Instant createdAt) {

	static CampaignView of(Campaign campaign, CampaignStatus status) {
		CampaignFields fields = campaign.fields();
		Fallback fallback = fields.fallback();
		return new CampaignView(campaign.id(), fields.name(), fields.target().text(), fields.targets().texts(),
				fields.startsAt(), fields.endsAt(), (fallback != null) ? fallback.url() : null,
				fields.appData() ? true : null, status, campaign.createdAt());
	}

	@Override
	public String toString() {
		return "CampaignView[id=%d, status=%s]".formatted(this.id, this.status);
	}

}
