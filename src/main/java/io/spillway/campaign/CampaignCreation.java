package io.spillway.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.idempotency.Answer;
import io.spillway.idempotency.Idempotency;
import io.spillway.idempotency.IdempotencyKey;
import io.spillway.web.WebProperties;
import reactor.core.publisher.Mono;

/** Makes the campaign that a request asks for, or ends with a problem. */
class CampaignCreation {

	static final String PATH = "/v1/campaigns";

	private final CampaignStore store;

	private final HeldCampaigns held;

	private final CampaignValidator validator;

	private final CampaignViews views;

	private final Idempotency idempotency;

	private final WebProperties web;

	private final ObjectMapper json;

	private final Clock clock;

	CampaignCreation(CampaignStore store, HeldCampaigns held, CampaignValidator validator, CampaignViews views,
			Idempotency idempotency, WebProperties web, ObjectMapper json, Clock clock) {
		this.store = store;
		this.held = held;
		this.validator = validator;
		this.views = views;
		this.idempotency = idempotency;
		this.web = web;
		this.json = json;
		this.clock = clock;
	}

	Mono<Answer> create(CampaignRequest request) {
		return this.held.noting(create(request, this.store::insert)).map(this::answer);
	}

	/** Makes a campaign once, however often the request comes. */
	Mono<Answer> createOnce(IdempotencyKey key, CampaignRequest request) {
		return Mono.defer(() -> {
			long mark = this.held.mark();
			AtomicReference<Campaign> made = new AtomicReference<>();
			Mono<Answer> work = create(request, this.store::insertTransactionally).doOnNext(made::set)
				.map(this::answer);
			// Held once it is committed, and not for an answer that is repeated.
			return this.idempotency.once(key, write(request), work).doOnNext((_) -> {
				Campaign campaign = made.get();
				if (campaign != null) {
					this.held.put(campaign, mark);
				}
			});
		});
	}

	private Mono<Campaign> create(CampaignRequest request, BiFunction<CampaignFields, Instant, Mono<Campaign>> insert) {
		return Mono.defer(() -> {
			Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
			return insert.apply(this.validator.create(request, now), now);
		});
	}

	private Answer answer(Campaign campaign) {
		try {
			return new Answer(this.web.baseUrl() + PATH + "/" + campaign.id(),
					this.json.writeValueAsString(this.views.of(campaign)));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("a campaign cannot be written", ex);
		}
	}

	private byte[] write(CampaignRequest request) {
		try {
			return this.json.writeValueAsBytes(request);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("what was read cannot be written", ex);
		}
	}

	/** The entity tag of what an answer shows. */
	String tag(Answer answer) {
		try {
			return EntityTags.ofNew(this.json.readTree(answer.body()).path("status").asText());
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("what was written cannot be read", ex);
		}
	}

}
