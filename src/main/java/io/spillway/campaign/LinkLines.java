package io.spillway.campaign;

import io.spillway.bulk.AnswerChunk;
import io.spillway.bulk.LineAnswerer;
import io.spillway.bulk.LineSplitter;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;

/**
 * Answers each recipient's line with its link.
 *
 * @param format reads the lines
 * @param writer writes the answers
 */
record LinkLines(RecipientFormat format, LinkWriter writer) implements LineAnswerer {

	@Override
	public void begin(AnswerChunk chunk) {
		this.writer.begin(chunk);
	}

	@Override
	public void answer(LineSplitter line, AnswerChunk chunk) {
		try {
			long recipient = this.format.read(line);
			if (recipient != RecipientFormat.NONE) {
				this.writer.add(recipient, chunk);
			}
		}
		catch (ProblemException ex) {
			fail(line.number(), ex.problem(), chunk);
		}
	}

	@Override
	public void flush(AnswerChunk chunk) {
		this.writer.flush(chunk);
	}

	@Override
	public void fail(long line, Problem problem, AnswerChunk chunk) {
		this.writer.addError(line, problem, chunk);
	}

}
