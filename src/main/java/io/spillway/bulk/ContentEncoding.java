package io.spillway.bulk;

import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

import org.springframework.http.HttpHeaders;

/**
 * What a body is encoded by. Nothing here decodes one: read as it is, each of its lines
 * would be wrong.
 */
final class ContentEncoding {

	private static final String IDENTITY = "identity";

	/** With the header that says what is taken (RFC 9110, section 15.5.16). */
	private static final Problem ENCODED = new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
			"The Content-Encoding header may name identity only.")
		.with(HttpHeaders.ACCEPT_ENCODING, IDENTITY);

	private ContentEncoding() {
	}

	/**
	 * Refuses a body that is encoded.
	 * @throws ProblemException if the headers name any encoding but identity
	 */
	static void requireIdentity(HttpHeaders headers) {
		if (!headers.getValuesAsList(HttpHeaders.CONTENT_ENCODING).stream().allMatch(IDENTITY::equalsIgnoreCase)) {
			throw new ProblemException(ENCODED);
		}
	}

}
