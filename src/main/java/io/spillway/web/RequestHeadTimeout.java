package io.spillway.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client takes too long to send the head of a request: the
 * server's own timeouts begin behind the head, and each byte puts the idle time back.
 * Stands behind the HTTP codec, which passes on nothing but the end of a read as long as
 * a head is not whole.
 */
final class RequestHeadTimeout extends ChannelDuplexHandler {

	private static final byte[] ANSWER = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final Duration timeout;

	private boolean betweenRequests = true;

	private boolean passedOn;

	private int unanswered;

	private @Nullable Future<?> alarm;

	RequestHeadTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.passedOn = true;
		if (message instanceof HttpRequest) {
			this.betweenRequests = false;
			this.unanswered++;
			cancel();
		}
		if (message instanceof LastHttpContent) {
			this.betweenRequests = true;
		}
		context.fireChannelRead(message);
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		if (this.betweenRequests && !this.passedOn && this.alarm == null) {
			setAlarm(context);
		}
		this.passedOn = false;
		context.fireChannelReadComplete();
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
		cancel();
		context.fireChannelInactive();
	}

	private void setAlarm(ChannelHandlerContext context) {
		this.alarm = context.executor().schedule(() -> giveUp(context), this.timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void giveUp(ChannelHandlerContext context) {
		if (this.unanswered > 0) {
			// An earlier request still waits: this would pass for its answer.
			setAlarm(context);
			return;
		}
		// Below the HTTP codec, which would not know which request this answers.
		context.pipeline()
			.firstContext()
			.writeAndFlush(Unpooled.wrappedBuffer(ANSWER))
			.addListener(ChannelFutureListener.CLOSE);
	}

	private void cancel() {
		if (this.alarm != null) {
			this.alarm.cancel(false);
			this.alarm = null;
		}
	}

}
