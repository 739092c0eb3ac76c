package io.spillway.campaign;

import io.spillway.bulk.LineSplitter;
import io.spillway.web.ProblemException;

/** Reads the recipients of a body, line by line. */
interface RecipientFormat {

	/** What a line gives that names no recipient and is no error. */
	long NONE = -1;

	/**
	 * The recipient of the next line, which is not blank.
	 * @throws ProblemException if it has none
	 */
	long read(LineSplitter line);

}
