package io.spillway.statistics;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.spillway.overload.ApiCalls;
import io.spillway.overload.CallSlots;
import io.spillway.web.ProblemException;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpOperations;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers those who watch statistics, until they go or the service is asked to stop: a
 * stop begins with their end, since they would hold it up for no good.
 */
class StatisticsStreams implements SmartLifecycle {

	/** Each costs a query a second, if all watch something else. */
	static final int MAX_WATCHERS = 100;

	/**
	 * What the kernel holds for who reads slowly. It would take some megabytes, hours of
	 * events that are of no interest any more.
	 */
	private static final int SEND_BUFFER = 8 * 1024;

	private final Watches watches;

	private final CallSlots<Watcher> slots;

	private volatile boolean running;

	StatisticsStreams(Watches watches, CallSlots<Watcher> slots) {
		this.watches = watches;
		this.slots = slots;
	}

	/**
	 * Answers a call with events; a problem if too many are under way, or if the first
	 * event is one.
	 */
	Mono<Void> answer(ServerWebExchange exchange, Counted counted) {
		return exchange.getPrincipal().single().flatMap((caller) -> {
			HttpOperations<?, ?> operations = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
			Channel channel = operations.channel();
			Watcher watcher = new Watcher(() -> isWritten(channel),
					() -> channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE));
			this.slots.admit(watcher, caller.getName());
			return Mono.defer(() -> {
				this.watches.join(counted, watcher);
				return watcher.next();
			})
				.switchIfEmpty(Mono.error(CallSlots::stopping))
				.flatMap((first) -> begin(exchange, watcher, first, channel))
				.doFinally((_) -> {
					this.watches.leave(counted, watcher);
					this.slots.remove(watcher);
				});
		});
	}

	private static Mono<Void> begin(ServerWebExchange exchange, Watcher watcher, StreamEvent first, Channel channel) {
		if (first.problem() != null) {
			return Mono.error(new ProblemException(first.problem()));
		}
		ApiCalls.leave(exchange);
		ServerHttpResponse response = exchange.getResponse();
		response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
		response.getHeaders().setCacheControl(CacheControl.noStore());
		// Nobody would use the connection for something else, and a stop would wait.
		response.getHeaders().set(HttpHeaders.CONNECTION, "close");
		if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
			return response.setComplete();
		}
		channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
		DataBufferFactory buffers = response.bufferFactory();
		return response.writeAndFlushWith(watcher.events()
			.startWith(Mono.just(first))
			.map((event) -> event.map((it) -> buffers.wrap(it.bytes()))));
	}

	/** Whether the kernel has taken all that was sent. */
	private static boolean isWritten(Channel channel) {
		ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
		return buffer == null || buffer.totalPendingWriteBytes() == 0;
	}

	/** How many watch. */
	int watchers() {
		return this.slots.size();
	}

	@Override
	public void start() {
		this.slots.open();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.slots.close();
		this.slots.underWay().forEach(Watcher::end);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
