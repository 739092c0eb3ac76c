package io.spillway.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A problem as an answer tells it (RFC 9457).
 *
 * @param type what kind of problem it is
 * @param detail what is wrong in this case; goes to the caller, so it holds no secret
 * @param errors the fields that are wrong, if it is about fields
 * @param headers headers of the answer
 */
public record Problem(ProblemType type, @Nullable String detail, List<FieldError> errors, HttpHeaders headers) {

	private static final String RETRY_AFTER_SECONDS = "1";

	public Problem(ProblemType type, @Nullable String detail) {
		this(type, detail, List.of());
	}

	public Problem(ProblemType type, @Nullable String detail, List<FieldError> errors) {
		this(type, detail, errors, HttpHeaders.EMPTY);
	}

	/** What cannot be answered now, and is worth trying again in a moment. */
	public static Problem unavailable(String detail) {
		return new Problem(ProblemType.UNAVAILABLE, detail).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
	}

	/** The same problem with a header. */
	public Problem with(String header, String value) {
		HttpHeaders all = new HttpHeaders();
		all.putAll(this.headers);
		all.set(header, value);
		return new Problem(this.type, this.detail, this.errors, all);
	}

	/**
	 * What is wrong with one field of a body.
	 *
	 * @param pointer the field, as a JSON pointer (RFC 6901)
	 * @param detail what is wrong with it
	 */
	public record FieldError(String pointer, String detail) {
	}

}
