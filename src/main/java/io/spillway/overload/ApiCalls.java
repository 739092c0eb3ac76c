package io.spillway.overload;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tells the {@link ConcurrencyLimit} of calls of the API, from their begin to their end.
 */
public class ApiCalls implements WebFilter {

	private static final String ATTRIBUTE = ApiCalls.class.getName();

	private final ConcurrencyLimit limit;

	ApiCalls(ConcurrencyLimit limit) {
		this.limit = limit;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return ApiPath.isApiCall(exchange.getRequest().getPath().value()) ? Mono.defer(() -> {
			CountedCall call = new CountedCall(this.limit);
			exchange.getAttributes().put(ATTRIBUTE, call);
			return chain.filter(exchange).doFinally((_) -> call.end());
		}) : chain.filter(exchange);
	}

	/** A call that is counted while it is under way. */
	public Mono<Void> count(Mono<Void> call) {
		return Mono.defer(() -> {
			CountedCall counted = new CountedCall(this.limit);
			return call.doFinally((_) -> counted.end());
		});
	}

	/**
	 * Ends to count a call that is under way, and may be for as long as its caller likes:
	 * how long it takes says nothing of the service.
	 */
	public static void leave(ServerWebExchange exchange) {
		CountedCall call = exchange.getAttribute(ATTRIBUTE);
		if (call != null) {
			call.end();
		}
	}

}
