package io.spillway.bulk;

import io.spillway.web.Problem;

/**
 * What is asked for the answers of a bulk call, piece by piece and on the event loop of
 * its connection only.
 */
public interface AnswerSource {

	/**
	 * Begins to read what is to be answered.
	 * @param chunk takes what comes before the first answer, if anything
	 * @param wakeUp tells that there is something to answer again; any thread may call it
	 */
	void start(AnswerChunk chunk, Runnable wakeUp);

	/**
	 * Adds answers until the chunk is full, or there is nothing to answer at the moment,
	 * or some hundred are made: other requests wait for the event loop.
	 * @throws RuntimeException if it cannot go on; the stream is aborted then
	 */
	Progress answer(AnswerChunk chunk);

	/**
	 * Whether lines were read whose answers are not there yet: if nothing moves, it is
	 * not the sender who is late.
	 */
	default boolean isBehind() {
		return false;
	}

	/**
	 * Adds a last line: nothing came for so long that the stream is about to be aborted.
	 */
	void giveUp(AnswerChunk chunk, Problem problem);

	/** Ends the work, whether all of it is done or not; more than once as well. */
	void cancel();

	/** How far the answers are. */
	enum Progress {

		/** There is more to do at once. */
		MORE,

		/** Nothing until it wakes up the stream. */
		WAITING,

		/** All is answered. */
		DONE

	}

}
