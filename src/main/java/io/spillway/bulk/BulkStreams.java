package io.spillway.bulk;

import java.time.Duration;
import java.util.function.Function;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.spillway.overload.ApiCalls;
import io.spillway.overload.CallSlots;
import io.spillway.web.RequestBodyTimeout;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.HttpOperations;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers bulk calls. They are no part of the limit of other calls, which are short, and
 * have one of their own. When the service stops, they go on for as long as the server
 * answers what is under way, and are aborted a moment before that time is up.
 */
public class BulkStreams implements SmartLifecycle, DisposableBean {

	/**
	 * What the kernel holds at most for who reads slowly. It would take some megabytes,
	 * and tell of a reader only after each third of them.
	 */
	private static final int SEND_BUFFER = 256 * 1024;

	/** How long the end of an aborted connection may take. */
	private static final Duration MARGIN = Duration.ofSeconds(1);

	private final BulkProperties properties;

	private final BulkMeters meters;

	private final Duration drainTime;

	private final CallSlots<AnswerStream> slots;

	private volatile boolean running;

	private volatile Disposable alarm = Disposables.disposed();

	/**
	 * Creates what answers no call yet.
	 * @param shutdownTimeout how long the server answers what is under way when it stops
	 */
	BulkStreams(BulkProperties properties, BulkMeters meters, Duration shutdownTimeout) {
		this.properties = properties;
		this.slots = new CallSlots<>(properties.concurrency(), "bulk calls");
		this.meters = meters;
		Duration half = shutdownTimeout.dividedBy(2);
		this.drainTime = shutdownTimeout.minus((half.compareTo(MARGIN) < 0) ? half : MARGIN);
	}

	/**
	 * Answers the lines of a call with lines of NDJSON, in their order. An error aborts
	 * the answer.
	 * @param work answers each line; the lines are not read if the call is refused
	 */
	public Mono<Void> answer(ServerWebExchange exchange, BulkCall call,
			Function<Flux<BulkLine>, Flux<BulkAnswer>> work) {
		return Mono.defer(() -> answer(exchange, call, MediaType.APPLICATION_NDJSON,
				new AnswerQueue(BulkLines.of(exchange.getRequest().getBody()), work)));
	}

	/**
	 * Answers a call with what a source has; a problem if its body is encoded, or if too
	 * many are under way.
	 * @param source asked for its answers once
	 */
	public Mono<Void> answer(ServerWebExchange exchange, BulkCall call, MediaType mediaType, AnswerSource source) {
		return exchange.getPrincipal().single().flatMap((caller) -> {
			ContentEncoding.requireIdentity(exchange.getRequest().getHeaders());
			HttpOperations<?, ?> operations = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
			Channel channel = operations.channel();
			LineCounts counts = this.meters.of(call);
			AnswerStream stream = new AnswerStream(new StreamConnection(channel, operations.version()),
					exchange.getResponse().bufferFactory(), source, counts, this.properties.idleTimeout());
			this.slots.admit(stream, caller.getName());
			ApiCalls.leave(exchange);
			counts.streamBegins();
			return begin(exchange, mediaType, stream, channel).doFinally((end) -> {
				this.slots.remove(stream);
				counts.streamEnds();
				if (end == SignalType.ON_COMPLETE) {
					stream.end();
				}
				else {
					// The server would wait for what it has sent to be read.
					stream.abort();
				}
			});
		});
	}

	private static Mono<Void> begin(ServerWebExchange exchange, MediaType mediaType, AnswerStream stream,
			Channel channel) {
		ServerHttpResponse response = exchange.getResponse();
		response.getHeaders().setContentType(mediaType);
		response.getHeaders().setCacheControl(CacheControl.noStore());
		// The body is read before the answer begins: who waits to be told to go on is.
		return Mono.fromRunnable(() -> {
			RequestBodyTimeout.lift(channel);
			channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
			stream.start();
		})
			.subscribeOn(Schedulers.fromExecutor(channel.eventLoop()))
			.then(Mono.defer(() -> response.writeAndFlushWith(Mono.just(stream))))
			.then(Mono.defer(() -> stream.isComplete() ? Mono.empty() : Mono.error(new AbortedException("aborted"))));
	}

	/** While the server waits for what is under way. */
	@Override
	public int getPhase() {
		return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
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
		this.slots.underWay().forEach(AnswerStream::abort);
	}

	/** The server itself waits for those that end earlier. */
	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.slots.close();
		this.alarm = Mono.delay(this.drainTime).subscribe((_) -> stop());
		callback.run();
	}

	@Override
	public void destroy() {
		this.alarm.dispose();
		stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
