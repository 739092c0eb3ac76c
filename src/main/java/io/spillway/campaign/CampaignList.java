package io.spillway.campaign;

import java.util.List;
import java.util.function.Function;

import io.spillway.token.CampaignRecipient;
import io.spillway.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All campaigns in pages, as they are now. */
public class CampaignList {

	static final Cursor CURSOR = new Cursor(Integer.BYTES, CampaignRecipient.MAX_CAMPAIGN + 1L);

	private final CampaignStore store;

	private final CampaignViews views;

	CampaignList(CampaignStore store, CampaignViews views) {
		this.store = store;
		this.views = views;
	}

	/**
	 * A page of campaigns, or a problem if it is asked for wrongly.
	 * @param limit how many, as a request has it
	 * @param cursor behind which, as the page before has it
	 */
	Mono<CampaignPage<CampaignView>> views(@Nullable String limit, @Nullable String cursor) {
		return page(limit, cursor, this.views::of);
	}

	/**
	 * The same without where they lead.
	 * @param limit how many, as a request has it
	 * @param cursor behind which, as the page before has it
	 */
	public Mono<CampaignPage<CampaignSummary>> summaries(@Nullable String limit, @Nullable String cursor) {
		return page(limit, cursor, this::summary);
	}

	/**
	 * A campaign, or a problem if there is none.
	 * @param id its number, as a request has it
	 */
	public Mono<CampaignSummary> summary(String id) {
		return Mono.defer(() -> this.store.find(Numbers.campaign(id)))
			.switchIfEmpty(Mono.error(Numbers::unknownCampaign))
			.map(this::summary);
	}

	private CampaignSummary summary(Campaign campaign) {
		return CampaignSummary.of(this.views.of(campaign));
	}

	private <T> Mono<CampaignPage<T>> page(@Nullable String limit, @Nullable String cursor,
			Function<Campaign, T> shown) {
		return Mono.defer(() -> {
			int size = Numbers.limit(limit);
			// One more says whether there is a next page.
			return this.store.newestBelow((int) CURSOR.parse(cursor), size + 1)
				.map((found) -> page(found, size, shown));
		});
	}

	private static <T> CampaignPage<T> page(List<Campaign> found, int size, Function<Campaign, T> shown) {
		List<Campaign> page = found.subList(0, Math.min(size, found.size()));
		return new CampaignPage<>(page.stream().map(shown).toList(),
				(found.size() > size) ? CURSOR.behind(page.getLast().id()) : null);
	}

}
