package io.spillway.bulk;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.spillway.web.Problem;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** Answers of NDJSON that come when they are ready, on any thread. */
final class AnswerQueue extends BaseSubscriber<BulkAnswer> implements AnswerSource {

	/** How many answers may wait for who reads them. */
	static final int WINDOW = 64;

	private final Flux<BulkAnswer> answers;

	private final Queue<BulkAnswer> ready = new ConcurrentLinkedQueue<>();

	private Runnable wakeUp = () -> {
	};

	/** Whether whoever reads was told since it looked. */
	private final AtomicBoolean told = new AtomicBoolean();

	/** The last line that was read. */
	private volatile long lastRead;

	/** The last line whose answer was taken. */
	private long lastLine;

	private volatile boolean complete;

	private volatile @Nullable Throwable failure;

	/**
	 * Creates answers to lines.
	 * @param work answers each line, in their order
	 */
	AnswerQueue(Flux<BulkLine> lines, Function<Flux<BulkLine>, Flux<BulkAnswer>> work) {
		this.answers = work.apply(lines.doOnNext((line) -> this.lastRead = line.number()));
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
		tell();
	}

	@Override
	protected void hookOnComplete() {
		this.complete = true;
		tell();
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.failure = error;
		tell();
	}

	/** Once for all that comes until the next look. */
	private void tell() {
		if (this.told.compareAndSet(false, true)) {
			this.wakeUp.run();
		}
	}

	@Override
	public Progress answer(AnswerChunk chunk) {
		this.told.set(false);
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
		chunk.add(answer.bytes(), answer.outcome());
	}

	@Override
	public boolean isBehind() {
		return this.lastRead > this.lastLine;
	}

	@Override
	public void giveUp(AnswerChunk chunk, Problem problem) {
		chunk.add(ErrorLines.ndjson(this.lastLine + 1, problem), LineOutcome.of(problem));
	}

}
