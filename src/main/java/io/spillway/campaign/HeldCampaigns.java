package io.spillway.campaign;

import java.time.Duration;
import java.time.Instant;

import io.spillway.feed.FollowedTable;
import io.spillway.feed.TableCopy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The campaigns that are not over, and those that ended lately. */
class HeldCampaigns {

	/** Links are still clicked for some time after their campaign ended. */
	static final Duration HELD_AFTER_END = Duration.ofDays(1);

	private final TableCopy<Integer, Campaign> copy = new TableCopy<>();

	@Nullable Campaign get(int id) {
		return this.copy.get(id);
	}

	boolean isLoaded() {
		return this.copy.isLoaded();
	}

	int size() {
		return this.copy.size();
	}

	/** To be asked before a campaign is made or changed; {@link #put} needs it. */
	long mark() {
		return this.copy.mark();
	}

	/** Holds what was made or changed here, without waiting for the feed. */
	void put(Campaign campaign, long mark) {
		this.copy.put(campaign.id(), campaign, mark);
	}

	/** The same change, known here as soon as it is made. */
	Mono<Campaign> noting(Mono<Campaign> change) {
		return Mono.defer(() -> {
			long mark = mark();
			return change.doOnNext((campaign) -> put(campaign, mark));
		});
	}

	FollowedTable<Integer, Campaign> follow(CampaignStore store) {
		return new FollowedTable<>("list of campaigns", CampaignStore.CHANNEL, this.copy, store::changesSince,
				HeldCampaigns::isOver);
	}

	private static boolean isOver(Campaign campaign, Instant now) {
		Instant endsAt = campaign.fields().endsAt();
		// Not the end plus the day: that of a row made by hand may be infinite.
		return endsAt != null && !endsAt.isAfter(now.minus(HELD_AFTER_END));
	}

}
