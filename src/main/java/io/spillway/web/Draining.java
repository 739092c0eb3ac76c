package io.spillway.web;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tells clients to leave as soon as the service is asked to stop: every answer from then
 * on ends its connection. The server, which would close those that just wait for their
 * next request and so lose it, stops once all are closed, or some time later. Stops
 * before the server does, being in the last phase.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Draining implements WebFilter, SmartLifecycle {

	private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	private final Duration timeout;

	private volatile boolean running;

	private volatile boolean draining;

	/**
	 * Creates what drains a server.
	 * @param timeout how long the server goes on for those who keep a connection
	 */
	public Draining(Duration timeout) {
		this.timeout = timeout;
	}

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

	/** How many clients are connected. */
	int connections() {
		return this.connections.size();
	}

	void opened(Channel connection) {
		this.connections.add(connection);
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
	public void stop(Runnable callback) {
		stop();
		closed().timeout(this.timeout, Mono.empty()).doFinally((_) -> callback.run()).subscribe();
	}

	private Mono<Void> closed() {
		return Mono.create((sink) -> this.connections.newCloseFuture().addListener((_) -> sink.success()));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
