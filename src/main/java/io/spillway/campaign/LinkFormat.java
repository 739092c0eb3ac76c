package io.spillway.campaign;

import io.spillway.web.Problem;

/** How links are written. */
interface LinkFormat {

	/** What comes before the first line. */
	byte[] head();

	/** What comes before the recipient. */
	byte[] beforeRecipient();

	/** What comes between the recipient and the token. */
	byte[] beforeToken();

	/** What comes behind the token. */
	byte[] behindToken();

	/**
	 * A line that says what is wrong with one of the body.
	 * @param line its number, 1 for the first
	 */
	byte[] error(long line, Problem problem);

}
