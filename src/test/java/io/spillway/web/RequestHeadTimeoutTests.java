package io.spillway.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestHeadTimeoutTests {

	private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

	private static final String TIMEOUT = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

	private final EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec(),
			new RequestHeadTimeout(Duration.ofSeconds(10)));

	@BeforeEach
	void stopTheClock() {
		this.channel.freezeTime();
	}

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void halfAHeadIsAnsweredAndTheConnectionClosedAfterTheTimeout() {
		receive("GET / HTTP/1.1\r\nHost: ");
		after(9999);
		assertThat(this.channel.isOpen()).isTrue();
		after(1);
		assertThat(sent()).isEqualTo(TIMEOUT);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void furtherBytesDoNotPutTheTimeoutOff() {
		receive("G");
		after(9000);
		receive("ET / HTTP/1.1\r\n");
		after(1000);
		assertThat(sent()).isEqualTo(TIMEOUT);
	}

	@Test
	void aConnectionThatSendsNothingIsLeftToTheIdleTimeout() {
		after(60_000);
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void aHeadThatIsWholeInTimeIsLeftAlone() {
		receive(REQUEST.substring(0, 10));
		after(9999);
		receive(REQUEST.substring(10));
		after(60_000);
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void theBodyHasATimeoutOfItsOwn() {
		receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");
		receive("\"a\":");
		after(60_000);
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void aConnectionMayRestBetweenRequests() {
		receive(REQUEST);
		answer();
		after(60_000);
		receive(REQUEST);
		answer();
		after(60_000);
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void theTimeIsTakenAnewForEachHead() {
		receive("GET");
		after(6000);
		receive(" / HTTP/1.1\r\nHost: a\r\n\r\n");
		answer();
		receive("GET");
		after(9999);
		assertThat(this.channel.isOpen()).isTrue();
		after(1);
		assertThat(sent()).endsWith(TIMEOUT);
	}

	@Test
	void theNextHeadMayWaitForAsLongAsTheAnswerBeforeItIsOnItsWay() {
		receive(REQUEST + REQUEST);
		receive("GET");
		answer();
		after(10_000);
		assertThat(this.channel.isOpen()).isTrue();
		assertThat(sent()).doesNotContain("408");
		answer();
		after(10_000);
		assertThat(sent()).endsWith(TIMEOUT);
	}

	@Test
	void anInvitationToSendTheBodyIsNoAnswer() {
		receive(REQUEST);
		this.channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
		receive("GET");
		after(10_000);
		assertThat(this.channel.isOpen()).isTrue();
	}

	private void receive(String text) {
		this.channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
		this.channel.releaseInbound();
	}

	private void answer() {
		this.channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
	}

	private void after(long milliseconds) {
		this.channel.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
	}

	private String sent() {
		StringBuilder sent = new StringBuilder();
		for (ByteBuf buffer = this.channel.readOutbound(); buffer != null; buffer = this.channel.readOutbound()) {
			sent.append(buffer.toString(StandardCharsets.US_ASCII));
			buffer.release();
		}
		return sent.toString();
	}

}
