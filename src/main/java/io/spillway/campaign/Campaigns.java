package io.spillway.campaign;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All campaigns, as clicks need them. */
public class Campaigns {

	private final HeldCampaigns held;

	private final CampaignLookup lookup;

	Campaigns(HeldCampaigns held, CampaignLookup lookup) {
		this.held = held;
		this.lookup = lookup;
	}

	/** A campaign that this replica holds, or null. */
	public @Nullable Campaign held(int id) {
		return this.held.get(id);
	}

	/** A campaign that it does not hold; empty if there is none. */
	public Mono<Campaign> lookUp(int id) {
		return this.lookup.find(id);
	}

}
