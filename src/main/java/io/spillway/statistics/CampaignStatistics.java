package io.spillway.statistics;

import io.spillway.campaign.Numbers;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;

/** Answers calls about the clicks of a campaign, on whatever port they come in. */
public class CampaignStatistics {

	private final StatisticsCall call;

	private final StatisticsStreams streams;

	CampaignStatistics(StatisticsCall call, StatisticsStreams streams) {
		this.call = call;
		this.streams = streams;
	}

	/**
	 * Shows the statistics of the period that a call asks for, or a problem.
	 * @param id the campaign's number, as the call has it
	 */
	public Mono<ResponseEntity<StatisticsView>> show(String id, ServerWebExchange exchange) {
		return Mono.defer(() -> this.call.show(new Counted.OfCampaign(Numbers.campaign(id)), exchange));
	}

	/**
	 * Answers with events for as long as the caller watches, or with a problem.
	 * @param id the campaign's number, as the call has it
	 */
	public Mono<Void> watch(String id, ServerWebExchange exchange) {
		return Mono.defer(() -> this.streams.answer(exchange, new Counted.OfCampaign(Numbers.campaign(id))));
	}

}
