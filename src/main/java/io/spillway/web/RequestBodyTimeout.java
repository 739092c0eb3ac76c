package io.spillway.web;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request whose body takes too long to arrive. Not the server's own request
 * timeout: Reactor Netty 1.2.18 does not take that back for a request that is answered
 * before its end was read, as a click is, and holds on to each for as long as it lasts.
 */
public final class RequestBodyTimeout extends ChannelInboundHandlerAdapter {

	private final Duration timeout;

	private @Nullable Future<?> alarm;

	RequestBodyTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof LastHttpContent) {
			cancel();
		}
		else if (message instanceof HttpRequest request && hasBody(request)) {
			cancel();
			this.alarm = context.executor()
				.schedule(() -> giveUp(context), this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		context.fireChannelRead(message);
	}

	/**
	 * Lets the body that is being received take as long as it does. Whoever asks for it
	 * has to have a timeout of its own, and to be on the connection's event loop.
	 */
	public static void lift(Channel connection) {
		RequestBodyTimeout timeout = connection.pipeline().get(RequestBodyTimeout.class);
		if (timeout != null) {
			timeout.cancel();
		}
	}

	private static boolean hasBody(HttpRequest request) {
		return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.isContentLengthSet(request);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		cancel();
		context.fireChannelInactive();
	}

	private static void giveUp(ChannelHandlerContext context) {
		// Whoever reads the body answers 408.
		context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
		context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
	}

	private void cancel() {
		if (this.alarm != null) {
			this.alarm.cancel(false);
			this.alarm = null;
		}
	}

}
