package io.spillway.web;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which no request came for some time and none is under way. Not
 * the server's own idle timeout, which changes the pipeline and sets a timer with every
 * request. Time is counted in quarters, so a connection may stay for one of them longer.
 */
final class IdleConnectionTimeout extends ChannelDuplexHandler {

	private static final int QUARTERS = 4;

	private final long quarterMillis;

	private int unanswered;

	private int idleQuarters;

	private @Nullable Future<?> timer;

	IdleConnectionTimeout(Duration timeout) {
		this.quarterMillis = Math.max(1, timeout.toMillis() / QUARTERS);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext context) {
		setTimer(context);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest) {
			this.unanswered++;
			this.idleQuarters = -1;
		}
		context.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (Answers.isEnd(message)) {
			this.unanswered--;
		}
		super.write(context, message, promise);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
		context.fireChannelInactive();
	}

	private void setTimer(ChannelHandlerContext context) {
		this.timer = context.executor().schedule(() -> quarter(context), this.quarterMillis, TimeUnit.MILLISECONDS);
	}

	private void quarter(ChannelHandlerContext context) {
		this.idleQuarters = (this.unanswered > 0) ? -1 : this.idleQuarters + 1;
		if (this.idleQuarters < QUARTERS) {
			setTimer(context);
		}
		else {
			context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
		}
	}

}
