package io.spillway.bulk;

import java.util.ArrayDeque;
import java.util.Queue;

import io.spillway.web.Problem;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Answers the lines of a body that can be answered at once. The body has to arrive on the
 * event loop of its connection.
 */
public final class LineAnswers implements AnswerSource {

	/** Blank lines cost little each, and there may be any number of them. */
	private static final int LINES_A_TURN = 512;

	private final Flux<DataBuffer> body;

	private final LineAnswerer answerer;

	private final LineSplitter lines = new LineSplitter();

	/** One, or what the server has read already. */
	private final Queue<DataBuffer> received = new ArrayDeque<>();

	private final Body subscriber = new Body();

	private Runnable wakeUp = () -> {
	};

	private boolean receivedAll;

	private boolean lastRead;

	private @Nullable Throwable failure;

	/**
	 * Creates answers to nothing yet.
	 * @param body the body of the request, whose buffers are released
	 */
	public LineAnswers(Flux<DataBuffer> body, LineAnswerer answerer) {
		this.body = body;
		this.answerer = answerer;
	}

	@Override
	public void start(AnswerChunk chunk, Runnable wakeUp) {
		this.wakeUp = wakeUp;
		this.answerer.begin(chunk);
		this.body.subscribe(this.subscriber);
	}

	@Override
	public Progress answer(AnswerChunk chunk) {
		if (this.failure != null) {
			throw Exceptions.propagate(this.failure);
		}
		Progress progress = Progress.MORE;
		for (int i = 0; i < LINES_A_TURN && progress == Progress.MORE && !chunk.isFull(); i++) {
			progress = answerNext(chunk);
		}
		this.answerer.flush(chunk);
		return progress;
	}

	private Progress answerNext(AnswerChunk chunk) {
		if (!readNext()) {
			return (this.receivedAll && this.received.isEmpty()) ? Progress.DONE : Progress.WAITING;
		}
		if (!this.lines.isBlank()) {
			this.answerer.answer(this.lines, chunk);
		}
		return Progress.MORE;
	}

	private boolean readNext() {
		for (DataBuffer next = this.received.peek(); next != null; next = this.received.peek()) {
			if (this.lines.next(next)) {
				return true;
			}
			DataBufferUtils.release(this.received.remove());
			// What the server has read already comes within this call.
			this.subscriber.request(1);
		}
		if (!this.receivedAll || this.lastRead) {
			return false;
		}
		this.lastRead = true;
		return this.lines.last();
	}

	@Override
	public void giveUp(AnswerChunk chunk, Problem problem) {
		this.answerer.fail(this.lines.number() + 1, problem, chunk);
	}

	@Override
	public void cancel() {
		this.subscriber.cancel();
		this.received.forEach(DataBufferUtils::release);
		this.received.clear();
	}

	private final class Body extends BaseSubscriber<DataBuffer> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			request(1);
		}

		@Override
		protected void hookOnNext(DataBuffer buffer) {
			if (isDisposed()) {
				DataBufferUtils.release(buffer);
				return;
			}
			LineAnswers.this.received.add(buffer);
			LineAnswers.this.wakeUp.run();
		}

		@Override
		protected void hookOnComplete() {
			LineAnswers.this.receivedAll = true;
			LineAnswers.this.wakeUp.run();
		}

		@Override
		protected void hookOnError(Throwable error) {
			LineAnswers.this.failure = error;
			LineAnswers.this.wakeUp.run();
		}

	}

}
