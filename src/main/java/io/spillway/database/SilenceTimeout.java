package io.spillway.database;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection over which a request went that nothing comes back for: its server
 * has gone without a word, as with its host. TCP notices that after a quarter of an hour,
 * and until then a pool would hand out the connection again and again.
 */
final class SilenceTimeout extends ChannelDuplexHandler {

	private final Duration limit;

	private @Nullable Future<?> alarm;

	SilenceTimeout(Duration limit) {
		this.limit = limit;
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (this.alarm == null) {
			this.alarm = context.executor()
				.schedule(() -> giveUp(context), this.limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		super.write(context, message, promise);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		cancel();
		context.fireChannelRead(message);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		cancel();
		context.fireChannelInactive();
	}

	private static void giveUp(ChannelHandlerContext context) {
		context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
	}

	private void cancel() {
		if (this.alarm != null) {
			this.alarm.cancel(false);
			this.alarm = null;
		}
	}

}
