package io.spillway.campaign;

import java.time.Instant;

import io.spillway.token.Platform;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param id its number, 0 .. 2^24-1
 * @param version which change made it what it is, 1 for none
 * @param createdAt when it was made
 * @param fields what its callers say of it
 */
public record Campaign(int id, int version, Instant createdAt, CampaignFields fields) {

	/** What its period says that a click does, denied or not. */
	public CampaignStatus status(Instant now) {
		Instant endsAt = this.fields.endsAt();
		if (endsAt != null && !now.isBefore(endsAt)) {
			return CampaignStatus.ENDED;
		}
		Instant startsAt = this.fields.startsAt();
		return (startsAt != null && now.isBefore(startsAt)) ? CampaignStatus.SCHEDULED : CampaignStatus.ACTIVE;
	}

	/** Whether its period has ended by a time. */
	public boolean isOver(Instant time) {
		return status(time) == CampaignStatus.ENDED;
	}

	/** Where a recipient's link leads while the campaign is active, in ASCII. */
	public String targetOf(long recipient, Platform platform) {
		TargetTemplate own = this.fields.targets().on(platform);
		return ((own != null) ? own : this.fields.target()).targetOf(recipient);
	}

	/** Whether its links may lead elsewhere on another platform. */
	public boolean differsByPlatform() {
		return !this.fields.targets().isEmpty();
	}

	/** Whether an app that a link opened is told the recipient. */
	public boolean appData() {
		return this.fields.appData();
	}

	/** Where clicks go that do not lead to the target, in ASCII; null if nowhere. */
	public @Nullable String fallback() {
		Fallback fallback = this.fields.fallback();
		return (fallback != null) ? fallback.location() : null;
	}

}
