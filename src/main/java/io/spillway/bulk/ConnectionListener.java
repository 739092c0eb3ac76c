package io.spillway.bulk;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;

/** Tells an answer what happens on its connection, beneath the server. */
final class ConnectionListener extends ChannelInboundHandlerAdapter {

	private final Runnable onMoved;

	private final Runnable onWritable;

	private final Runnable onCutOff;

	/**
	 * Creates what listens.
	 * @param onMoved a part of the request came
	 * @param onWritable the connection may take more, or no more
	 * @param onCutOff the request ends before its end
	 */
	ConnectionListener(Runnable onMoved, Runnable onWritable, Runnable onCutOff) {
		this.onMoved = onMoved;
		this.onWritable = onWritable;
		this.onCutOff = onCutOff;
	}

	void listenTo(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		if (pipeline.context(NettyPipeline.HttpCodec) != null) {
			pipeline.addAfter(NettyPipeline.HttpCodec, null, this);
		}
		else {
			pipeline.addFirst(this);
		}
	}

	void leave(Channel channel) {
		if (channel.pipeline().context(this) != null) {
			channel.pipeline().remove(this);
		}
	}

	/** The server would end the answer as if all of the body had come. */
	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof LastHttpContent end && !(message instanceof HttpRequest)
				&& end.decoderResult().isFailure()) {
			ReferenceCountUtil.release(message);
			this.onCutOff.run();
			return;
		}
		if (message instanceof HttpContent) {
			// A blank line or a part of one as well, which nothing is answered to.
			this.onMoved.run();
		}
		context.fireChannelRead(message);
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		this.onWritable.run();
		context.fireChannelWritabilityChanged();
	}

}
