package io.spillway.console;

import io.spillway.statistics.CampaignStatistics;
import io.spillway.statistics.StatisticsView;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The statistics of campaigns as the API has them. */
@RestController
class ConsoleStatisticsController {

	private static final String PATH = "/console/api/campaigns/{id}/stats";

	private final CampaignStatistics statistics;

	ConsoleStatisticsController(CampaignStatistics statistics) {
		this.statistics = statistics;
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<StatisticsView>> show(@PathVariable("id") String id, ServerWebExchange exchange) {
		return this.statistics.show(id, exchange);
	}

	@GetMapping(path = PATH + "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Void> watch(@PathVariable("id") String id, ServerWebExchange exchange) {
		return this.statistics.watch(id, exchange);
	}

}
