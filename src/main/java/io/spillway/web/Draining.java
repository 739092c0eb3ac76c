package io.spillway.web;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tells clients to leave as soon as the service is asked to stop: every answer from then
 * on ends its connection, so that none is left when the server closes them. Stops before
 * the server does, being in the last phase.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Draining implements WebFilter, SmartLifecycle {

	private volatile boolean running;

	private volatile boolean draining;

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getResponse().beforeCommit(() -> {
			if (this.draining) {
				exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
			}
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	/** Whether the service was asked to stop. */
	public boolean isDraining() {
		return this.draining;
	}

	/**
	 * Has an answer from beneath WebFlux end its connection, if the service was asked to
	 * stop.
	 * @param response an answer that is about to be sent
	 */
	public void endConnection(HttpServerResponse response) {
		if (this.draining) {
			response.keepAlive(false);
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.draining = true;
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
