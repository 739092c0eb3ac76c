package io.spillway.capacity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.campaign.Campaign;
import io.spillway.campaign.RequiredCampaigns;
import io.spillway.idempotency.Answer;
import io.spillway.idempotency.Idempotency;
import io.spillway.idempotency.IdempotencyKey;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import io.spillway.web.WebProperties;
import reactor.core.publisher.Mono;

/** Announces the push that a request tells of, or ends with a problem. */
class Announcement {

	private final RequiredCampaigns campaigns;

	private final PushStore store;

	private final Idempotency idempotency;

	private final WebProperties web;

	private final ObjectMapper json;

	private final Clock clock;

	Announcement(RequiredCampaigns campaigns, PushStore store, Idempotency idempotency, WebProperties web,
			ObjectMapper json, Clock clock) {
		this.campaigns = campaigns;
		this.store = store;
		this.idempotency = idempotency;
		this.web = web;
		this.json = json;
		this.clock = clock;
	}

	Mono<Answer> announce(int campaign, PushRequest request) {
		return announce(campaign, request, this.store::insert);
	}

	/** Announces a push once, however often the request comes. */
	Mono<Answer> announceOnce(IdempotencyKey key, int campaign, PushRequest request) {
		// The campaign is in the path: the same body is another request for another one.
		byte[] whole = (campaign + " " + write(request)).getBytes(StandardCharsets.UTF_8);
		return this.idempotency.once(key, whole, announce(campaign, request, this.store::insertTransactionally));
	}

	private Mono<Answer> announce(int campaign, PushRequest request, Function<NewPush, Mono<Push>> insert) {
		return this.campaigns.get(campaign).flatMap((found) -> {
			NewPush push = PushValidator.validate(campaign, request,
					this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
			requireGoing(found, push);
			return insert.apply(push);
		}).map((push) -> new Answer(this.web.baseUrl() + PushController.path(campaign) + "/" + push.id(), write(push)));
	}

	/** Its links have to lead somewhere when the push comes. */
	private static void requireGoing(Campaign campaign, NewPush push) {
		Instant from = push.at().isAfter(push.createdAt()) ? push.at() : push.createdAt();
		if (campaign.isOver(from)) {
			throw new ProblemException(ProblemType.CAMPAIGN_ENDED, "It ends before the push is sent.");
		}
	}

	private String write(Object value) {
		try {
			return this.json.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("a push cannot be written", ex);
		}
	}

}
