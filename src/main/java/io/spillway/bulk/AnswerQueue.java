package io.spillway.bulk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.spillway.web.Problem;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** Answers of NDJSON that come when they are ready, on any thread. */
final class AnswerQueue extends BaseSubscriber<BulkAnswer> implements AnswerSource {

	/** How many answers may wait for who reads them. */
	static final int WINDOW = 256;

	private final Flux<BulkAnswer> answers;

	private final Queue<BulkAnswer> ready = new ConcurrentLinkedQueue<>();

	private Runnable wakeUp = () -> {
	};

	private long lastLine;

	private volatile boolean complete;

	private volatile @Nullable Throwable failure;

	AnswerQueue(Flux<BulkAnswer> answers) {
		this.answers = answers;
	}

	@Override
	public void start(AnswerChunk chunk, Runnable wakeUp) {
		this.wakeUp = wakeUp;
		this.answers.subscribe(this);
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		request(WINDOW);
	}

	@Override
	protected void hookOnNext(BulkAnswer answer) {
		this.ready.add(answer);
		this.wakeUp.run();
	}

	@Override
	protected void hookOnComplete() {
		this.complete = true;
		this.wakeUp.run();
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.failure = error;
		this.wakeUp.run();
	}

	@Override
	public Progress answer(AnswerChunk chunk) {
		Throwable failed = this.failure;
		// Before the queue: what completes it comes after all that is in it.
		boolean last = this.complete;
		int taken = 0;
		while (taken < WINDOW && !chunk.isFull()) {
			BulkAnswer answer = this.ready.poll();
			if (answer == null) {
				break;
			}
			add(answer, chunk);
			taken++;
		}
		if (taken > 0) {
			request(taken);
		}
		if (!this.ready.isEmpty()) {
			return Progress.MORE;
		}
		if (failed != null) {
			throw Exceptions.propagate(failed);
		}
		return last ? Progress.DONE : Progress.WAITING;
	}

	private void add(BulkAnswer answer, AnswerChunk chunk) {
		this.lastLine = answer.line();
		if (answer.failed()) {
			chunk.addError(answer.bytes());
		}
		else {
			chunk.add(answer.bytes());
			chunk.countAnswered(1);
		}
	}

	@Override
	public void giveUp(AnswerChunk chunk, Problem problem) {
		chunk.addError(ErrorLines.ndjson(this.lastLine + 1, problem));
	}

}
