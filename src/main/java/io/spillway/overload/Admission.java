package io.spillway.overload;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Says which requests the service takes on. Calls of the API, which cost many times what
 * a click does, are the first to be refused: a person waits for each click.
 */
class Admission {

	/** For how long the present turn of a late loop takes on calls of the API. */
	static final Duration API_DELAY = Duration.ofMillis(20);

	/** For how long it takes on clicks. */
	static final Duration CLICK_DELAY = Duration.ofMillis(100);

	private final ConcurrencyLimit apiCalls;

	private final LongSupplier nanoTime;

	private final FastThreadLocal<LoopDelay> delays = new FastThreadLocal<>();

	Admission(ConcurrencyLimit apiCalls, LongSupplier nanoTime) {
		this.apiCalls = apiCalls;
		this.nanoTime = nanoTime;
	}

	/**
	 * Whether a request is taken on.
	 * @param requestTarget its target (RFC 9112, section 3.2)
	 * @param loop the loop that it came in on, whose thread asks
	 */
	boolean admits(String requestTarget, EventLoop loop) {
		LoopDelay delay = delay(loop);
		return ApiPath.isApiCall(requestTarget) ? !delay.exceeds(API_DELAY) && !this.apiCalls.isReached()
				: !delay.exceeds(CLICK_DELAY);
	}

	private LoopDelay delay(EventLoop loop) {
		LoopDelay delay = this.delays.getIfExists();
		if (delay == null) {
			delay = new LoopDelay(loop, this.nanoTime);
			this.delays.set(delay);
		}
		return delay;
	}

}
