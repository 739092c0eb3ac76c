package io.spillway.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.spillway.bulk.BulkLine;
import io.spillway.bulk.LineSplitter;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * Lines in batches: as many as come within some milliseconds, up to a count and a size.
 * One batch is gathered while those before it are worked on, and no more is read.
 * Everything is done on one thread, which is what keeps it in order.
 */
final class LineBatches extends Flux<List<BulkLine>> {

	/** Beyond some hundred rows a statement gets longer rather than cheaper by row. */
	static final int MAX_LINES = 256;

	/** In bytes of lines: some hundred short ones, or few of the longest. */
	static final int MAX_BYTES = 64 * 1024;

	/** How long a line waits for others: callers may wait for answers to send more. */
	static final Duration GATHERING = Duration.ofMillis(5);

	/** How many lines are read ahead, so that not each of them changes threads. */
	static final int READ_AHEAD = 32;

	private final Flux<BulkLine> lines;

	private final Scheduler thread;

	/**
	 * Creates batches of lines.
	 * @param thread what has one thread only
	 */
	LineBatches(Flux<BulkLine> lines, Scheduler thread) {
		this.lines = lines.publishOn(thread, READ_AHEAD);
		this.thread = thread;
	}

	@Override
	public void subscribe(CoreSubscriber<? super List<BulkLine>> subscriber) {
		this.lines.subscribe(new Gathering(subscriber, this.thread));
	}

	private static final class Gathering implements CoreSubscriber<BulkLine>, Subscription {

		private final CoreSubscriber<? super List<BulkLine>> subscriber;

		private final Scheduler thread;

		private @Nullable Subscription lines;

		private List<BulkLine> batch = new ArrayList<>();

		private int bytes;

		/** How many batches were given before it. */
		private long given;

		/** Whether the batch is to go as soon as it is asked for. */
		private boolean due;

		private long demand;

		/** Whether a line is asked for that has not come. */
		private boolean reading;

		private boolean received;

		private boolean ended;

		private volatile boolean cancelled;

		Gathering(CoreSubscriber<? super List<BulkLine>> subscriber, Scheduler thread) {
			this.subscriber = subscriber;
			this.thread = thread;
		}

		@Override
		public Context currentContext() {
			return this.subscriber.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.lines = subscription;
			this.subscriber.onSubscribe(this);
		}

		@Override
		public void request(long count) {
			if (Operators.validate(count) && !this.cancelled) {
				this.thread.schedule(() -> {
					this.demand = Operators.addCap(this.demand, count);
					proceed();
				});
			}
		}

		@Override
		public void onNext(BulkLine line) {
			this.reading = false;
			if (this.batch.isEmpty()) {
				long begun = this.given;
				this.thread.schedule(() -> timeUp(begun), GATHERING.toMillis(), TimeUnit.MILLISECONDS);
			}
			this.batch.add(line);
			this.bytes += line.bytes().length;
			this.due |= isFull();
			proceed();
		}

		/** Whether there may be no room for another line. */
		private boolean isFull() {
			return this.batch.size() >= MAX_LINES || this.bytes > MAX_BYTES - LineSplitter.MAX_LINE;
		}

		private void timeUp(long begun) {
			if (begun == this.given) {
				this.due = true;
				proceed();
			}
		}

		@Override
		public void onComplete() {
			this.received = true;
			this.due = !this.batch.isEmpty();
			proceed();
		}

		@Override
		public void onError(Throwable error) {
			if (!this.ended) {
				this.ended = true;
				this.subscriber.onError(error);
			}
		}

		private void proceed() {
			if (this.ended || this.cancelled) {
				return;
			}
			if (this.due && this.demand > 0) {
				give();
			}
			if (this.received && this.batch.isEmpty()) {
				this.ended = true;
				this.subscriber.onComplete();
			}
			else if (!this.received && !this.reading && !isFull() && this.lines != null) {
				this.reading = true;
				this.lines.request(1);
			}
		}

		private void give() {
			List<BulkLine> full = this.batch;
			this.batch = new ArrayList<>();
			this.bytes = 0;
			this.due = false;
			this.given++;
			this.demand = Operators.subOrZero(this.demand, 1);
			this.subscriber.onNext(full);
		}

		@Override
		public void cancel() {
			this.cancelled = true;
			if (this.lines != null) {
				this.lines.cancel();
			}
		}

	}

}
