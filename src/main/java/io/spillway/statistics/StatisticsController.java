package io.spillway.statistics;

import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Shows statistics, once or all the time. */
@RestController
class StatisticsController {

	private static final String CAMPAIGN = "/v1/campaigns/{id}/stats";

	private static final String LINK = "/v1/links/{token}/stats";

	private final CampaignStatistics campaigns;

	private final StatisticsCall call;

	private final StatisticsStreams streams;

	private final CountedLinks links;

	StatisticsController(CampaignStatistics campaigns, StatisticsCall call, StatisticsStreams streams,
			CountedLinks links) {
		this.campaigns = campaigns;
		this.call = call;
		this.streams = streams;
		this.links = links;
	}

	@GetMapping(path = CAMPAIGN, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<StatisticsView>> ofCampaign(@PathVariable("id") String id, ServerWebExchange exchange) {
		return this.campaigns.show(id, exchange);
	}

	@GetMapping(path = LINK, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<StatisticsView>> ofLink(@PathVariable("token") String token, ServerWebExchange exchange) {
		return Mono.defer(() -> this.call.show(this.links.of(token), exchange));
	}

	@GetMapping(path = CAMPAIGN + "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> watchCampaign(@PathVariable("id") String id, ServerWebExchange exchange) {
		return this.campaigns.watch(id, exchange);
	}

	@GetMapping(path = LINK + "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> watchLink(@PathVariable("token") String token, ServerWebExchange exchange) {
		return Mono.defer(() -> this.streams.answer(exchange, this.links.of(token)));
	}

}
