package io.spillway.campaign;

import reactor.core.publisher.Mono;

/** Campaigns that calls of the API name, and that have to be there. */
public class RequiredCampaigns {

	private final CampaignStore store;

	private final HeldCampaigns held;

	RequiredCampaigns(CampaignStore store, HeldCampaigns held) {
		this.store = store;
		this.held = held;
	}

	/**
	 * The campaign of a number, or a problem if there is none. No campaign ever goes:
	 * what is done to it afterwards finds it.
	 */
	public Mono<Campaign> get(int id) {
		return Mono.defer(() -> {
			Campaign campaign = this.held.get(id);
			return (campaign != null) ? Mono.just(campaign)
					: this.store.find(id).switchIfEmpty(Mono.error(Numbers::unknownCampaign));
		});
	}

}
