package io.spillway.overload;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tells the {@link ConcurrencyLimit} of calls of the API, from their begin to their end.
 */
public class ApiCalls implements WebFilter {

	private final ConcurrencyLimit limit;

	ApiCalls(ConcurrencyLimit limit) {
		this.limit = limit;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return ApiPath.isApiCall(exchange.getRequest().getPath().value()) ? count(chain.filter(exchange))
				: chain.filter(exchange);
	}

	/** A call that is counted while it is under way. */
	public Mono<Void> count(Mono<Void> call) {
		return Mono.defer(() -> {
			long since = System.nanoTime();
			this.limit.begin();
			return call.doFinally((_) -> this.limit.end(since, System.nanoTime()));
		});
	}

}
