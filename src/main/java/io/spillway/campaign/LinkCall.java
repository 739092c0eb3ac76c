package io.spillway.campaign;

import java.time.Clock;

import com.fasterxml.jackson.core.JsonFactory;
import io.spillway.bulk.AnswerSource;
import io.spillway.token.CampaignTokens;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import io.spillway.web.WebProperties;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Says which links a request asks for, or ends with a problem. */
class LinkCall {

	private final Campaigns campaigns;

	private final CampaignTokens tokens;

	private final WebProperties web;

	private final JsonFactory json;

	private final Clock clock;

	LinkCall(Campaigns campaigns, CampaignTokens tokens, WebProperties web, JsonFactory json, Clock clock) {
		this.campaigns = campaigns;
		this.tokens = tokens;
		this.web = web;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * The links that a request asks for.
	 * @param id the number of their campaign
	 * @param mediaType how they are to be written
	 */
	Mono<AnswerSource> links(String id, ServerHttpRequest request, MediaType mediaType) {
		return Mono.defer(() -> {
			RequestedRecipients recipients = RequestedRecipients.of(request, this.json);
			int number = Numbers.campaign(id);
			LinkFormat format = LinkFormats.of(mediaType, this.web.baseUrl());
			return require(number).doOnNext(this::requireNotEnded)
				.map((_) -> recipients.links(request, new LinkWriter(this.tokens.batch(number), format)));
		});
	}

	private Mono<Campaign> require(int number) {
		Campaign held = this.campaigns.held(number);
		return (held != null) ? Mono.just(held)
				: this.campaigns.lookUp(number).switchIfEmpty(Mono.error(Numbers::unknownCampaign));
	}

	private void requireNotEnded(Campaign campaign) {
		if (campaign.status(this.clock.instant()) == CampaignStatus.ENDED) {
			throw new ProblemException(ProblemType.CAMPAIGN_ENDED, "Give it a later endsAt first.");
		}
	}

}
