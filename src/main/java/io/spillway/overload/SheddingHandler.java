package io.spillway.overload;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.spillway.web.Answers;
import io.spillway.web.Draining;
import io.spillway.web.Problem;

/**
 * Refuses what {@link Admission} does not take on, as soon as the head of a request is
 * read and before the server makes anything of it: a refusal has to cost next to nothing.
 * A request that comes while an earlier one of its connection is not answered passes,
 * since answers have to come in the order of the requests.
 */
final class SheddingHandler extends ChannelDuplexHandler {

	private static final Problem BUSY = Problem.unavailable("The service is busy.")
		.with(HttpHeaderNames.CACHE_CONTROL.toString(), "no-store");

	private final Admission admission;

	private final Draining draining;

	private final ShedRequests shed;

	private int unanswered;

	/** Whether the rest of a request that was refused is being dropped. */
	private boolean dropping;

	SheddingHandler(Admission admission, Draining draining, ShedRequests shed) {
		this.admission = admission;
		this.draining = draining;
		this.shed = shed;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request) {
			this.dropping = this.unanswered == 0 && isRefused(context, request);
			if (this.dropping) {
				refuse(context, request);
			}
			else {
				this.unanswered++;
			}
		}
		if (this.dropping) {
			ReferenceCountUtil.release(message);
			this.dropping = !(message instanceof LastHttpContent);
		}
		else {
			context.fireChannelRead(message);
		}
	}

	private boolean isRefused(ChannelHandlerContext context, HttpRequest request) {
		return request.decoderResult().isSuccess()
				&& !this.admission.admits(request.uri(), context.channel().eventLoop());
	}

	private void refuse(ChannelHandlerContext context, HttpRequest request) {
		this.shed.add(request.uri());
		// Whoever waits to be told to go on may send a body now, or none.
		boolean keepAlive = HttpUtil.isKeepAlive(request) && !request.headers().contains(HttpHeaderNames.EXPECT)
				&& !this.draining.isDraining();
		ChannelFuture sent = context.writeAndFlush(BUSY.response(request, keepAlive));
		if (keepAlive) {
			// As the server does after each of its answers: whoever does not read answers
			// is not read from either.
			sent.addListener(ChannelFutureListener.CLOSE_ON_FAILURE).addListener((_) -> context.read());
		}
		else {
			sent.addListener(ChannelFutureListener.CLOSE);
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.fireChannelReadComplete();
		if (this.dropping) {
			context.read();
		}
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (Answers.isEnd(message)) {
			this.unanswered--;
		}
		super.write(context, message, promise);
	}

}
