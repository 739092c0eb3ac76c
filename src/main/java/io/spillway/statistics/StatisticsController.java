package io.spillway.statistics;

import io.spillway.campaign.Numbers;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Shows statistics, once or all the time. */
@RestController
class StatisticsController {

	private static final String CAMPAIGN = "/v1/campaigns/{id}/stats";

	private static final String LINK = "/v1/links/{token}/stats";

	private final Statistics statistics;

	private final StatisticsStreams streams;

	private final CountedLinks links;

	StatisticsController(Statistics statistics, StatisticsStreams streams, CountedLinks links) {
		this.statistics = statistics;
		this.streams = streams;
		this.links = links;
	}

	@GetMapping(path = CAMPAIGN, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<StatisticsView>> ofCampaign(@PathVariable("id") String id, ServerWebExchange exchange) {
		return Mono.defer(() -> show(new Counted.OfCampaign(Numbers.campaign(id)), exchange));
	}

	@GetMapping(path = LINK, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<StatisticsView>> ofLink(@PathVariable("token") String token, ServerWebExchange exchange) {
		return Mono.defer(() -> show(this.links.of(token), exchange));
	}

	private Mono<ResponseEntity<StatisticsView>> show(Counted counted, ServerWebExchange exchange) {
		MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
		PeriodRequest request = new PeriodRequest(one(query, "from"), one(query, "to"), one(query, "interval"),
				one(query, "zone"));
		return this.statistics.of(counted, request)
			.map((view) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view));
	}

	/** What is there more than once is not what anything may be. */
	private static @Nullable String one(MultiValueMap<String, String> query, String name) {
		return query.containsKey(name) ? String.join(",", query.get(name)) : null;
	}

	@GetMapping(path = CAMPAIGN + "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> watchCampaign(@PathVariable("id") String id, ServerWebExchange exchange) {
		return Mono.defer(() -> this.streams.answer(exchange, new Counted.OfCampaign(Numbers.campaign(id))));
	}

	@GetMapping(path = LINK + "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> watchLink(@PathVariable("token") String token, ServerWebExchange exchange) {
		return Mono.defer(() -> this.streams.answer(exchange, this.links.of(token)));
	}

}
