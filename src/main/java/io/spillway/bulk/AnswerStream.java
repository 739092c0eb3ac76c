package io.spillway.bulk;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.spillway.web.Disconnections;
import io.spillway.web.FailedRequest;
import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

/**
 * Asks a source for answers at the pace at which they are read: while the connection
 * takes more, a chunk a turn of its event loop.
 * <p>
 * The work is done on the event loop, and not on a thread beside it: it comes from there
 * and goes there, and a thread that always has work would take the processor from the
 * loops for as long as the kernel lets it, some milliseconds, while a turn takes about a
 * tenth of one. All methods are for that loop's thread if they say nothing else.
 */
final class AnswerStream implements Publisher<DataBuffer>, Subscription {

	private final StreamConnection connection;

	private final Channel channel;

	private final EventLoop loop;

	private final DataBufferFactory buffers;

	private final AnswerSource source;

	private final LineCounts counts;

	private final Duration idleTimeout;

	private final IdleWatch idle;

	private final ConnectionListener listener;

	private final AnswerChunk chunk = new AnswerChunk();

	private @Nullable Subscriber<? super DataBuffer> subscriber;

	private long demand;

	/** The turn that is due, if one is. */
	private @Nullable Future<?> next;

	private volatile boolean complete;

	private boolean ended;

	private volatile boolean aborted;

	AnswerStream(StreamConnection connection, DataBufferFactory buffers, AnswerSource source, LineCounts counts,
			Duration idleTimeout) {
		this.connection = connection;
		this.channel = connection.channel();
		this.loop = this.channel.eventLoop();
		this.buffers = buffers;
		this.source = source;
		this.counts = counts;
		this.idleTimeout = idleTimeout;
		this.idle = new IdleWatch(this.channel, idleTimeout, this::giveUp);
		this.listener = new ConnectionListener(this.idle::moved, this::schedule, this::abortNow);
	}

	void start() {
		this.listener.listenTo(this.channel);
		this.idle.start();
		this.source.start(this.chunk, this::wakeUp);
	}

	@Override
	public void subscribe(Subscriber<? super DataBuffer> subscriber) {
		this.subscriber = subscriber;
		subscriber.onSubscribe(this);
	}

	/** For any thread. */
	@Override
	public void request(long count) {
		onLoop(() -> {
			this.demand += Math.min(count, Integer.MAX_VALUE);
			schedule();
		});
	}

	private void wakeUp() {
		onLoop(() -> {
			this.idle.moved();
			schedule();
		});
	}

	/** Not as a task, many of which may run before the loop looks at its connections. */
	private void schedule() {
		if (this.next == null && !this.ended && !this.complete) {
			this.next = this.loop.schedule(this::turn, 0, TimeUnit.NANOSECONDS);
		}
	}

	private void turn() {
		this.next = null;
		if (this.ended || this.demand == 0 || !this.channel.isWritable()) {
			return;
		}
		try {
			AnswerSource.Progress progress = this.source.answer(this.chunk);
			if (progress != AnswerSource.Progress.MORE || this.chunk.isFull()) {
				send();
			}
			proceed(progress);
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	private void proceed(AnswerSource.Progress progress) {
		switch (progress) {
			case MORE -> {
				this.idle.moved();
				schedule();
			}
			case DONE -> {
				this.complete = true;
				if (this.subscriber != null && !this.ended) {
					this.subscriber.onComplete();
				}
			}
			case WAITING -> {
				// The source wakes it up.
			}
		}
	}

	private void send() {
		if (this.chunk.size() > 0 && this.subscriber != null) {
			DataBuffer buffer = this.buffers.allocateBuffer(this.chunk.size());
			buffer.write(this.chunk.bytes(), 0, this.chunk.size());
			this.counts.add(this.chunk);
			this.chunk.clear();
			this.demand--;
			this.subscriber.onNext(buffer);
		}
	}

	/** Who does not send may still read; who does not read cannot be told. */
	private void giveUp() {
		if (!this.ended && !this.complete && this.demand > 0 && this.channel.isWritable()) {
			this.source.giveUp(this.chunk, standstill());
			send();
			// The server would at the end of this turn, when the connection is closed.
			this.channel.flush();
		}
		abortNow();
	}

	private Problem standstill() {
		return this.source.isBehind() ? new Problem(ProblemType.UNAVAILABLE,
				("No line was answered within the idle timeout of %s. What became of the lines from this one on is not "
						+ "known.")
					.formatted(this.idleTimeout))
				: new Problem(ProblemType.REQUEST_TIMEOUT,
						"Nothing came within the idle timeout of %s.".formatted(this.idleTimeout));
	}

	private void fail(RuntimeException error) {
		if (this.channel.isActive() && !Disconnections.isOne(Exceptions.unwrap(error))) {
			FailedRequest.problem("POST", Exceptions.unwrap(error));
		}
		abortNow();
	}

	/** Ends the connection such that the answer does not look whole. For any thread. */
	void abort() {
		onLoop(this::abortNow);
	}

	private void abortNow() {
		this.aborted = true;
		try {
			endNow();
		}
		finally {
			// Whatever fails: nobody but this closes the connection of who does not read.
			this.connection.abort();
		}
	}

	/** Whether all was answered. For any thread. */
	boolean isComplete() {
		return this.complete && !this.aborted;
	}

	/** For any thread: whoever was answered has gone. */
	@Override
	public void cancel() {
		end();
	}

	/** Ends the work, whether all is answered or not. For any thread. */
	void end() {
		onLoop(this::endNow);
	}

	private void endNow() {
		if (!this.ended) {
			this.ended = true;
			this.idle.stop();
			this.source.cancel();
			this.listener.leave(this.channel);
		}
	}

	private void onLoop(Runnable work) {
		if (this.loop.inEventLoop()) {
			work.run();
		}
		else {
			this.loop.execute(work);
		}
	}

}
