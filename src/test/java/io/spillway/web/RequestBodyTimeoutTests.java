package io.spillway.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RequestBodyTimeoutTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec(), new RequestBodyTimeout(TIMEOUT));

	RequestBodyTimeoutTests() {
		this.channel.freezeTime();
	}

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 10\r\n\r\n123", "Transfer-Encoding: chunked\r\n\r\n3\r\n123\r\n" })
	void aBodyIsWaitedForAsLongAsTheTimeoutAndNotLonger(String rest) {
		receive("POST / HTTP/1.1\r\nHost: a\r\n" + rest);
		after(TIMEOUT.minusMillis(1));
		this.channel.checkException();
		assertThat(this.channel.isOpen()).isTrue();
		after(Duration.ofMillis(1));
		assertThatExceptionOfType(ReadTimeoutException.class).isThrownBy(this.channel::checkException);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void bytesDoNotPutItOff() {
		receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n1");
		after(TIMEOUT.minusMillis(1));
		receive("2");
		after(Duration.ofMillis(1));
		assertThatExceptionOfType(ReadTimeoutException.class).isThrownBy(this.channel::checkException);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
			"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n123",
			"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n0\r\n\r\n" })
	void aRequestThatIsThereHasNoTimeout(String request) {
		receive(request);
		after(TIMEOUT.multipliedBy(2));
		assertThatNoException().isThrownBy(this.channel::checkException);
		assertThat(this.channel.isOpen()).isTrue();
		assertThat(this.channel.runScheduledPendingTasks()).isEqualTo(-1);
	}

	private void receive(String bytes) {
		this.channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
	}

	private void after(Duration time) {
		this.channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
	}

}
