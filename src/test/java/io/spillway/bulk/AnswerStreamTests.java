package io.spillway.bulk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpVersion;
import io.spillway.bulk.AnswerSource.Progress;
import io.spillway.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.StepVerifier.FirstStep;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AnswerStreamTests {

	private static final Duration IDLE = Duration.ofSeconds(30);

	private static final String FULL_CHUNK = "x".repeat(AnswerChunk.FULL);

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private final FakeSource source = new FakeSource();

	private final LineCounts counts = new LineCounts(BulkCall.CAMPAIGN);

	private final AnswerStream stream = new AnswerStream(new StreamConnection(this.channel, HttpVersion.HTTP_1_1),
			DefaultDataBufferFactory.sharedInstance, this.source, this.counts, IDLE);

	AnswerStreamTests() {
		this.channel.freezeTime();
		this.stream.start();
	}

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void noMoreIsMadeThanIsAskedFor() {
		this.source.endless = true;
		answers(0).thenRequest(1)
			.then(this::turns)
			.expectNext(FULL_CHUNK)
			.then(() -> assertThat(this.source.asked).isEqualTo(1))
			.thenRequest(2)
			.then(this::turns)
			.expectNext(FULL_CHUNK, FULL_CHUNK)
			.then(() -> assertThat(this.source.asked).isEqualTo(3))
			.thenCancel()
			.verify();
		assertThat(this.source.cancelled).isTrue();
	}

	@Test
	void eachTurnOfTheLoopMakesOneChunk() {
		this.source.endless = true;
		answers(10).then(this.channel::runScheduledPendingTasks)
			.then(() -> assertThat(this.source.asked).isBetween(1, 10))
			.expectNext(FULL_CHUNK)
			.thenCancel()
			.verify();
	}

	@Test
	void nothingIsMadeWhileTheConnectionTakesNothing() {
		this.source.endless = true;
		writable(false);
		answers(10).then(this::turns)
			.then(() -> assertThat(this.source.asked).isZero())
			.then(() -> writable(true))
			.then(this::turns)
			.expectNext(FULL_CHUNK)
			.thenCancel()
			.verify();
	}

	@Test
	void whatIsThereIsSentBeforeItWaitsForMore() {
		this.source.next.add("a\n");
		answers(10).then(this::turns)
			.expectNext("a\n")
			.then(() -> this.source.give("b\n"))
			.then(this::turns)
			.expectNext("b\n")
			.then(() -> this.source.done = true)
			.then(() -> this.source.wakeUp.run())
			.then(this::turns)
			.verifyComplete();
		assertThat(this.stream.isComplete()).isTrue();
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void whereNothingComesForTheIdleTimeoutItSaysSoAndIsAborted() {
		answers(10).then(() -> after(IDLE.minusMillis(1)))
			.then(() -> assertThat(this.channel.isOpen()).isTrue())
			.then(() -> after(Duration.ofMillis(1)))
			.expectNext("Nothing came within the idle timeout of PT30S.")
			.thenCancel()
			.verify();
		assertAborted();
	}

	@Test
	void whereItIsTheServiceThatIsLateTheSenderIsNotBlamed() {
		this.source.behind = true;
		answers(10).then(() -> after(IDLE))
			.assertNext((line) -> assertThat(line).startsWith("No line was answered within the idle timeout of PT30S.")
				.endsWith("is not known."))
			.thenCancel()
			.verify();
		assertAborted();
	}

	@Test
	void whatIsReadPutsTheTimeoutOffThoughNothingIsAnsweredToIt() {
		answers(10).then(() -> after(IDLE.minusSeconds(1)))
			.then(() -> this.channel.writeInbound(new DefaultHttpContent(Unpooled.copiedBuffer("\n", UTF_8))))
			.then(() -> after(IDLE))
			.then(() -> assertThat(this.channel.isOpen()).isTrue())
			.then(() -> after(IDLE.dividedBy(4)))
			.expectNextCount(1)
			.thenCancel()
			.verify();
		assertAborted();
	}

	@Test
	void whatComesPutsTheTimeoutOff() {
		answers(10).then(() -> after(IDLE.minusSeconds(1)))
			.then(() -> this.source.give("a\n"))
			.then(() -> after(IDLE))
			.expectNext("a\n")
			.then(() -> assertThat(this.channel.isOpen()).isTrue())
			.then(() -> after(IDLE.dividedBy(4)))
			.expectNextCount(1)
			.thenCancel()
			.verify();
		assertAborted();
	}

	@Test
	void whoeverDoesNotReadForTheIdleTimeoutIsCutOff() {
		this.source.endless = true;
		writable(false);
		answers(10).then(() -> after(IDLE.minusMillis(1)))
			.then(() -> assertThat(this.channel.isOpen()).isTrue())
			.then(() -> after(Duration.ofMillis(1)))
			.thenCancel()
			.verify();
		assertAborted();
		assertThat(this.source.asked).isZero();
	}

	@Test
	void whoeverDoesNotReadTheEndIsCutOffToo() {
		this.source.done = true;
		answers(10).then(this::turns).verifyComplete();
		after(IDLE.plus(IDLE.dividedBy(4)));
		assertAborted();
	}

	@Test
	void whatEndsHasNoTimeout() {
		this.source.done = true;
		answers(10).then(this::turns).verifyComplete();
		this.stream.end();
		after(IDLE.multipliedBy(2));
		assertThat(this.channel.isOpen()).isTrue();
		assertThat(this.channel.runScheduledPendingTasks()).isEqualTo(-1);
	}

	@Test
	void whatFailsIsAborted() {
		this.source.failing = true;
		answers(10).then(this::turns).thenCancel().verify();
		assertAborted();
	}

	private void assertAborted() {
		assertThat(this.stream.isComplete()).isFalse();
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.source.cancelled).isTrue();
	}

	private FirstStep<String> answers(long demand) {
		return StepVerifier.create(Flux.from(this.stream).map((buffer) -> buffer.toString(UTF_8)), demand);
	}

	private void writable(boolean writable) {
		this.channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
	}

	/** One after the other, until there is nothing to do. */
	private void turns() {
		for (int i = 0; i < 20; i++) {
			this.channel.advanceTimeBy(1, TimeUnit.NANOSECONDS);
			this.channel.runPendingTasks();
		}
	}

	private void after(Duration time) {
		long step = IDLE.toNanos() / 4;
		for (long left = time.toNanos(); left > 0; left -= step) {
			this.channel.advanceTimeBy(Math.min(left, step), TimeUnit.NANOSECONDS);
			this.channel.runPendingTasks();
		}
	}

	private static final class FakeSource implements AnswerSource {

		private final List<String> next = new ArrayList<>();

		private Runnable wakeUp = () -> {
		};

		private boolean endless;

		private boolean done;

		private boolean behind;

		private boolean failing;

		private boolean cancelled;

		private int asked;

		void give(String text) {
			this.next.add(text);
			this.wakeUp.run();
		}

		@Override
		public void start(AnswerChunk chunk, Runnable wakeUp) {
			this.wakeUp = wakeUp;
		}

		@Override
		public Progress answer(AnswerChunk chunk) {
			this.asked++;
			if (this.failing) {
				throw new IllegalStateException("failing");
			}
			if (this.endless) {
				chunk.add(FULL_CHUNK.getBytes(UTF_8));
				return Progress.MORE;
			}
			this.next.forEach((text) -> chunk.add(text.getBytes(UTF_8)));
			this.next.clear();
			return this.done ? Progress.DONE : Progress.WAITING;
		}

		@Override
		public boolean isBehind() {
			return this.behind;
		}

		@Override
		public void giveUp(AnswerChunk chunk, Problem problem) {
			chunk.add(String.valueOf(problem.detail()).getBytes(UTF_8));
		}

		@Override
		public void cancel() {
			this.cancelled = true;
		}

	}

}
