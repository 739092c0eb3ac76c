package io.spillway.bulk;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that nothing moves on a stream: nothing comes in, and nothing goes out. Time is
 * counted in quarters, so it may take one of them longer. Belongs to the connection's
 * event loop.
 */
final class IdleWatch {

	private static final int QUARTERS = 4;

	private final Channel channel;

	private final long quarterNanos;

	private final Runnable onIdle;

	private boolean moved;

	private long pending;

	private int idleQuarters;

	private @Nullable Future<?> timer;

	IdleWatch(Channel channel, Duration timeout, Runnable onIdle) {
		this.channel = channel;
		this.quarterNanos = timeout.toNanos() / QUARTERS;
		this.onIdle = onIdle;
	}

	void start() {
		this.timer = this.channel.eventLoop().schedule(this::quarter, this.quarterNanos, TimeUnit.NANOSECONDS);
	}

	/** Something moved. */
	void moved() {
		this.moved = true;
	}

	private void quarter() {
		long pendingNow = pending();
		this.idleQuarters = (this.moved || pendingNow != this.pending) ? 0 : this.idleQuarters + 1;
		this.moved = false;
		this.pending = pendingNow;
		if (this.idleQuarters < QUARTERS) {
			start();
		}
		else {
			this.onIdle.run();
		}
	}

	/** What the kernel has not taken yet: less of it says that somebody reads. */
	private long pending() {
		ChannelOutboundBuffer buffer = this.channel.unsafe().outboundBuffer();
		return (buffer != null) ? buffer.totalPendingWriteBytes() : 0;
	}

	void stop() {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

}
