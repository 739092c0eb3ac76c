package io.spillway.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import reactor.netty.channel.ChannelOperations;

/**
 * Reads on where Reactor Netty 1.2.18 forgets to: a request that came before the one
 * before it was done with, and is answered at once, leaves its connection unread
 * (reactor/reactor-netty#4361). No client has to send requests together for that; a quick
 * one meets a busy server so. The next request would never be answered.
 */
final class ResumedReads extends ChannelInboundHandlerAdapter {

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		context.fireUserEventTriggered(event);
		if (!context.channel().config().isAutoRead()) {
			// Later, when the server is through with what it has in its queue.
			context.executor().execute(() -> readIfIdle(context));
		}
	}

	private static void readIfIdle(ChannelHandlerContext context) {
		if (!context.isRemoved() && ChannelOperations.get(context.channel()) == null) {
			context.read();
		}
	}

}
