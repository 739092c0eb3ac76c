package io.spillway.bulk;

import io.spillway.bulk.AnswerSource.Progress;
import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.publisher.TestPublisher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswerQueueTests {

	private final TestPublisher<BulkAnswer> answers = TestPublisher.create();

	private final AnswerQueue queue = new AnswerQueue(Flux.never(), (_) -> this.answers.flux());

	private final AnswerChunk chunk = new AnswerChunk();

	private int wakeUps;

	AnswerQueueTests() {
		this.queue.start(this.chunk, () -> this.wakeUps++);
	}

	@Test
	void answersComeInTheirOrderAndAreCounted() {
		assertThat(this.queue.answer(this.chunk)).isEqualTo(Progress.WAITING);
		this.answers.next(answer(1, "a\n"), answer(3, "b\n", LineOutcome.REFUSED));
		assertThat(this.queue.answer(this.chunk)).isEqualTo(Progress.WAITING);
		this.answers.next(answer(4, "c\n"), answer(5, "d\n", LineOutcome.FAILED)).complete();
		assertThat(this.queue.answer(this.chunk)).isEqualTo(Progress.DONE);
		assertThat(text()).isEqualTo("a\nb\nc\nd\n");
		assertThat(this.chunk.answered()).isEqualTo(2);
		assertThat(this.chunk.refused()).isOne();
		assertThat(this.chunk.failed()).isOne();
	}

	@Test
	void whoReadsIsToldOnceUntilItLooks() {
		this.answers.next(answer(1, "a\n"), answer(2, "b\n"));
		assertThat(this.wakeUps).isEqualTo(1);
		this.queue.answer(this.chunk);
		this.answers.next(answer(3, "c\n"));
		assertThat(this.wakeUps).isEqualTo(2);
		this.queue.answer(this.chunk);
		this.answers.complete();
		assertThat(this.wakeUps).isEqualTo(3);
	}

	@Test
	void itIsBehindWhileALineThatWasReadIsNotAnswered() {
		Sinks.One<BulkAnswer> first = Sinks.one();
		TestPublisher<BulkLine> lines = TestPublisher.create();
		AnswerQueue behind = new AnswerQueue(lines.flux(),
				(all) -> all.concatMap((line) -> (line.number() == 2) ? first.asMono() : Mono.never()));
		behind.start(this.chunk, () -> {
		});
		assertThat(behind.isBehind()).isFalse();
		lines.next(new BulkLine(2, new byte[0], false));
		assertThat(behind.isBehind()).isTrue();
		first.tryEmitValue(answer(2, "a\n")).orThrow();
		behind.answer(this.chunk);
		assertThat(behind.isBehind()).isFalse();
		lines.next(new BulkLine(3, new byte[0], false));
		assertThat(behind.isBehind()).isTrue();
		behind.cancel();
	}

	@Test
	void noMoreIsAskedForThanMayWait() {
		this.answers.assertMinRequested(AnswerQueue.WINDOW).assertMaxRequested(AnswerQueue.WINDOW);
		this.answers.next(answer(1, "a\n"));
		this.answers.assertMaxRequested(AnswerQueue.WINDOW - 1);
		this.queue.answer(this.chunk);
		this.answers.assertMinRequested(AnswerQueue.WINDOW).assertMaxRequested(AnswerQueue.WINDOW);
	}

	@Test
	void aFullChunkTakesNoMore() {
		String half = "x".repeat(AnswerChunk.FULL / 2);
		this.answers.next(answer(1, half), answer(2, half), answer(3, "c")).complete();
		assertThat(this.queue.answer(this.chunk)).isEqualTo(Progress.MORE);
		assertThat(text()).isEqualTo(half + half);
		this.chunk.clear();
		assertThat(this.queue.answer(this.chunk)).isEqualTo(Progress.DONE);
		assertThat(text()).isEqualTo("c");
	}

	@Test
	void whatWasAnsweredBeforeAFailureIsToldAndTheFailureIsNotAnEnd() {
		this.answers.next(answer(1, "a\n")).error(new IllegalStateException("failing"));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.queue.answer(this.chunk));
		assertThat(text()).isEqualTo("a\n");
	}

	@Test
	void whatEndsEarlyIsCancelled() {
		this.queue.cancel();
		this.queue.cancel();
		this.answers.assertCancelled();
	}

	@Test
	void theLineThatDidNotComeIsTheOneBehindTheLastAnswer() {
		this.answers.next(answer(7, "a\n"));
		this.queue.answer(this.chunk);
		this.queue.giveUp(this.chunk, new Problem(ProblemType.REQUEST_TIMEOUT, "Too late."));
		assertThat(text()).startsWith("a\n{\"line\":8,\"error\":{\"type\":\"urn:spillway:problem:request-timeout\"")
			.endsWith("\"detail\":\"Too late.\"}}\n");
		assertThat(this.chunk.failed()).isOne();
		assertThat(this.chunk.refused()).isZero();
	}

	private static BulkAnswer answer(long line, String text) {
		return answer(line, text, LineOutcome.ANSWERED);
	}

	private static BulkAnswer answer(long line, String text, LineOutcome outcome) {
		return new BulkAnswer(line, text.getBytes(UTF_8), outcome);
	}

	private String text() {
		return new String(this.chunk.bytes(), 0, this.chunk.size(), UTF_8);
	}

}
