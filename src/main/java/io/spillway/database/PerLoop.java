package io.spillway.database;

import java.util.function.Function;
import java.util.function.Supplier;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * One object for each event loop, which is used on its loop only and needs no locks.
 *
 * @param <T> the type of the objects
 */
public final class PerLoop<T> {

	private final EventLoopGroup loops;

	private final FastThreadLocal<T> objects;

	/**
	 * Creates none yet.
	 * @param loops the event loops
	 * @param factory makes an object, on the loop that needs it
	 */
	public PerLoop(EventLoopGroup loops, Supplier<T> factory) {
		this.loops = loops;
		this.objects = new FastThreadLocal<>() {

			@Override
			protected T initialValue() {
				return factory.get();
			}

		};
	}

	/**
	 * Does work with the object of this event loop; of any one, if this thread is none.
	 */
	public <R> Mono<R> use(Function<T, Mono<R>> work) {
		if (this.objects.isSet() || isLoop()) {
			return work.apply(this.objects.get());
		}
		return on(this.loops.next(), work);
	}

	/** Does work with the object of each event loop, on all of them at once. */
	public Mono<Void> useEach(Function<T, Mono<Void>> work) {
		return Flux.fromIterable(this.loops).flatMapDelayError((loop) -> on(loop, work), Integer.MAX_VALUE, 1).then();
	}

	/** A scheduler on this thread, which has to be an event loop. */
	public Scheduler thisThread() {
		for (EventExecutor loop : this.loops) {
			if (loop.inEventLoop()) {
				return Schedulers.fromExecutorService(loop);
			}
		}
		throw new IllegalStateException("this is no event loop of the server");
	}

	private boolean isLoop() {
		for (EventExecutor loop : this.loops) {
			if (loop.inEventLoop()) {
				return true;
			}
		}
		return false;
	}

	private <R> Mono<R> on(EventExecutor loop, Function<T, Mono<R>> work) {
		return Mono.defer(() -> work.apply(this.objects.get())).subscribeOn(Schedulers.fromExecutor(loop));
	}

}
