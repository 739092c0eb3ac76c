package io.spillway.bulk;

import io.spillway.web.Problem;

/** Answers lines one after the other. */
public interface LineAnswerer {

	/** Adds what comes before the first answer, if anything. */
	void begin(AnswerChunk chunk);

	/** Answers a line that is not blank, at the latest when it is flushed. */
	void answer(LineSplitter line, AnswerChunk chunk);

	/** Adds the answers that it has put off. */
	void flush(AnswerChunk chunk);

	/** Says what is wrong with a line. */
	void fail(long line, Problem problem, AnswerChunk chunk);

}
