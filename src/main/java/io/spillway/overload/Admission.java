package io.spillway.overload;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Says which requests the service takes on. Calls of the API, which cost many times what
 * a click does, are the first to be refused: a person waits for each click.
 */
class Admission {

	/** How late an event loop may stay for a call of the API to be taken on. */
	static final Duration API_DELAY = Duration.ofMillis(20);

	/** How late it may stay for a click. */
	static final Duration CLICK_DELAY = Duration.ofMillis(100);

	private final ConcurrencyLimit apiCalls;

	private final LongSupplier nanoTime;

	private final FastThreadLocal<LoopDelay> delays = new FastThreadLocal<>();

	Admission(ConcurrencyLimit apiCalls, LongSupplier nanoTime) {
		this.apiCalls = apiCalls;
		this.nanoTime = nanoTime;
	}

	/** Whether a click is taken on. */
	boolean admitsClick(HttpServerRequest request) {
		return !delay(request).exceeds(CLICK_DELAY);
	}

	/** Whether a call of the API is taken on. */
	boolean admitsApiCall(HttpServerRequest request) {
		return !delay(request).exceeds(API_DELAY) && !this.apiCalls.isReached();
	}

	private LoopDelay delay(HttpServerRequest request) {
		LoopDelay delay = this.delays.getIfExists();
		if (delay == null) {
			request.withConnection((connection) -> this.delays.set(measure(connection.channel().eventLoop())));
			delay = this.delays.get();
		}
		return delay;
	}

	private LoopDelay measure(EventLoop loop) {
		return new LoopDelay(loop, this.nanoTime);
	}

}
