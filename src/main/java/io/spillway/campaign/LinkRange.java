package io.spillway.campaign;

import io.spillway.bulk.AnswerChunk;
import io.spillway.bulk.AnswerSource;
import io.spillway.web.Problem;

/** The links of all recipients from one to another, both among them. */
final class LinkRange implements AnswerSource {

	private final LinkWriter writer;

	private final long to;

	private long next;

	LinkRange(Range range, LinkWriter writer) {
		this.next = range.from();
		this.to = range.to();
		this.writer = writer;
	}

	@Override
	public void start(AnswerChunk chunk, Runnable wakeUp) {
		this.writer.begin(chunk);
	}

	@Override
	public Progress answer(AnswerChunk chunk) {
		while (this.next <= this.to && !chunk.isFull()) {
			this.writer.add(this.next, chunk);
			this.next++;
		}
		this.writer.flush(chunk);
		return (this.next <= this.to) ? Progress.MORE : Progress.DONE;
	}

	/** It waits for its reader alone, who is not told. */
	@Override
	public void giveUp(AnswerChunk chunk, Problem problem) {
		cancel();
	}

	@Override
	public void cancel() {
		this.next = this.to + 1;
	}

}
