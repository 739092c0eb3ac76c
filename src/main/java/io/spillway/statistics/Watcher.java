package io.spillway.statistics;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * One who watches, and gets each event when the one before it is written. Whoever reads
 * slower than events come misses some: only the latest waits.
 */
final class Watcher {

	/** How many events in a row may come before one that waits is taken. */
	static final int PATIENCE = 60;

	private final BooleanSupplier ready;

	private final Runnable onStuck;

	private @Nullable StreamEvent latest;

	private @Nullable StreamEvent last;

	private @Nullable MonoSink<StreamEvent> waiting;

	private int missed;

	private boolean ended;

	/**
	 * Creates a watcher.
	 * @param ready whether all that it got is written: the server asks for more than that
	 * @param onStuck called when it does not seem to read at all, and may not read the
	 * end
	 */
	Watcher(BooleanSupplier ready, Runnable onStuck) {
		this.ready = ready;
		this.onStuck = onStuck;
	}

	/**
	 * Has it get an event, instead of one that it has not taken yet. Whoever joins may be
	 * offered the first one twice.
	 */
	void offer(StreamEvent event) {
		MonoSink<StreamEvent> sink = put(event);
		if (sink != null) {
			sink.success(event);
		}
		if (event.isLast() ? !this.ready.getAsBoolean() : (sink == null && isStuck())) {
			this.onStuck.run();
		}
	}

	private synchronized @Nullable MonoSink<StreamEvent> put(StreamEvent event) {
		if (this.ended || event.equals(this.last)) {
			return null;
		}
		this.last = event;
		this.ended |= event.isLast();
		if (this.waiting != null && isTaken()) {
			MonoSink<StreamEvent> sink = this.waiting;
			this.waiting = null;
			this.latest = null;
			this.missed = 0;
			return sink;
		}
		this.missed += (this.latest != null) ? 1 : 0;
		this.latest = event;
		return null;
	}

	/** The last one is not held back: no other would come behind it. */
	private boolean isTaken() {
		return this.ended || this.ready.getAsBoolean();
	}

	private synchronized boolean isStuck() {
		return this.missed >= PATIENCE;
	}

	/** Ends it; who has not read what came before would not read the end either. */
	void end() {
		MonoSink<StreamEvent> sink = close();
		if (sink != null) {
			sink.success();
		}
		if (!this.ready.getAsBoolean()) {
			this.onStuck.run();
		}
	}

	private synchronized @Nullable MonoSink<StreamEvent> close() {
		MonoSink<StreamEvent> sink = this.waiting;
		this.waiting = null;
		this.latest = null;
		this.ended = true;
		return sink;
	}

	/** The next event, when there is one; empty if none will be. */
	Mono<StreamEvent> next() {
		return Mono.create(this::take);
	}

	private void take(MonoSink<StreamEvent> sink) {
		StreamEvent event;
		synchronized (this) {
			if (!this.ended && (this.latest == null || !isTaken())) {
				this.waiting = sink;
				return;
			}
			event = this.latest;
			this.latest = null;
			this.missed = 0;
		}
		sink.success(event);
	}

	/** The next events, each to be asked for when the one before it is done with. */
	Flux<Mono<StreamEvent>> events() {
		return Flux.generate((sink) -> {
			if (isOver()) {
				sink.complete();
			}
			else {
				sink.next(next());
			}
		});
	}

	private synchronized boolean isOver() {
		return this.ended && this.latest == null;
	}

}
