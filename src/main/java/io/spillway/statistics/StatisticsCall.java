package io.spillway.statistics;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** Reads the period from a call, and shows the statistics of it. */
class StatisticsCall {

	private final Statistics statistics;

	StatisticsCall(Statistics statistics) {
		this.statistics = statistics;
	}

	Mono<ResponseEntity<StatisticsView>> show(Counted counted, ServerWebExchange exchange) {
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

}
