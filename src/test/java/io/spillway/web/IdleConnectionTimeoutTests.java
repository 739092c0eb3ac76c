package io.spillway.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdleConnectionTimeoutTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(75);

	/** A quarter. */
	private static final long STEP = TIMEOUT.toMillis() / 4;

	private final EmbeddedChannel channel = new EmbeddedChannel();

	IdleConnectionTimeoutTests() {
		this.channel.freezeTime();
		this.channel.pipeline().addLast(new HttpServerCodec(), new IdleConnectionTimeout(TIMEOUT));
	}

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void aConnectionIsKeptForTheTimeoutAndNotLonger() {
		after(TIMEOUT.minusMillis(1));
		assertThat(this.channel.isOpen()).isTrue();
		after(Duration.ofMillis(1));
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void aRequestBeginsItAnew() {
		after(TIMEOUT.minusSeconds(1));
		request();
		answer(HttpResponseStatus.OK);
		after(TIMEOUT);
		assertThat(this.channel.isOpen()).isTrue();
		after(TIMEOUT.dividedBy(4));
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void whoWaitsForAnAnswerIsNotCutOff() {
		request();
		answer(HttpResponseStatus.CONTINUE);
		after(TIMEOUT.multipliedBy(2));
		assertThat(this.channel.isOpen()).isTrue();
		answer(HttpResponseStatus.OK);
		after(TIMEOUT.multipliedBy(2));
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void aConnectionThatEndsLeavesNoTimer() {
		this.channel.close().syncUninterruptibly();
		assertThat(this.channel.runScheduledPendingTasks()).isEqualTo(-1);
	}

	private void request() {
		this.channel
			.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: a\r\n\r\n", StandardCharsets.US_ASCII));
	}

	private void answer(HttpResponseStatus status) {
		this.channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
	}

	/** Step by step: a timer is set from when the last one went off. */
	private void after(Duration time) {
		for (long left = time.toMillis(); left > 0; left -= STEP) {
			this.channel.advanceTimeBy(Math.min(left, STEP), TimeUnit.MILLISECONDS);
			this.channel.runScheduledPendingTasks();
		}
	}

}
