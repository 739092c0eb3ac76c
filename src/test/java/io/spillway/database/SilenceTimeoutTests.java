package io.spillway.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTimeoutTests {

	private static final Duration LIMIT = Duration.ofSeconds(6);

	private final EmbeddedChannel channel = new EmbeddedChannel(new SilenceTimeout(LIMIT));

	SilenceTimeoutTests() {
		this.channel.freezeTime();
	}

	@Test
	void closesAConnectionThatDoesNotAnswer() {
		request();
		pass(LIMIT.minusMillis(1));
		assertThat(this.channel.isOpen()).isTrue();
		pass(Duration.ofMillis(1));
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void countsFromTheFirstRequestWithoutAnAnswer() {
		request();
		pass(LIMIT.minusMillis(1));
		request();
		pass(Duration.ofMillis(1));
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void leavesAConnectionThatAnswers() {
		for (int i = 0; i < 3; i++) {
			request();
			pass(LIMIT.minusMillis(1));
			answer();
		}
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void leavesAConnectionThatIsNotAsked() {
		pass(LIMIT.multipliedBy(10));
		request();
		answer();
		pass(LIMIT.multipliedBy(10));
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void passesAllOn() {
		request();
		answer();
		assertThat(this.channel.<Object>readOutbound()).isNotNull();
		assertThat(this.channel.<Object>readInbound()).isNotNull();
	}

	private void request() {
		this.channel.writeOutbound(Unpooled.EMPTY_BUFFER);
	}

	private void answer() {
		this.channel.writeInbound(Unpooled.EMPTY_BUFFER);
	}

	private void pass(Duration time) {
		this.channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
	}

}
