package io.spillway.overload;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tells the {@link ConcurrencyLimit} of calls of the API, from their begin to their end.
 */
class ApiCalls implements WebFilter {

	private final ConcurrencyLimit limit;

	ApiCalls(ConcurrencyLimit limit) {
		this.limit = limit;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!SheddingRoute.isApiCall(exchange.getRequest().getPath().value())) {
			return chain.filter(exchange);
		}
		return Mono.defer(() -> {
			long since = System.nanoTime();
			this.limit.begin();
			return chain.filter(exchange).doFinally((_) -> this.limit.end(since, System.nanoTime()));
		});
	}

}
