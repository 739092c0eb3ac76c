package io.spillway.web;

import java.util.List;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A problem as an answer tells it (RFC 9457). One that is kept is cheap to answer with
 * more than once.
 */
public final class Problem {

	private static final String RETRY_AFTER_SECONDS = "1";

	private final ProblemType type;

	private final @Nullable String detail;

	private final List<FieldError> errors;

	private final @Nullable String fallback;

	private final HttpHeaders headers;

	private final ProblemAnswers answers = new ProblemAnswers(this);

	public Problem(ProblemType type, @Nullable String detail) {
		this(type, detail, List.of());
	}

	public Problem(ProblemType type, @Nullable String detail, List<FieldError> errors) {
		this(type, detail, errors, null, HttpHeaders.EMPTY);
	}

	private Problem(ProblemType type, @Nullable String detail, List<FieldError> errors, @Nullable String fallback,
			HttpHeaders headers) {
		this.type = type;
		this.detail = detail;
		this.errors = errors;
		this.fallback = fallback;
		this.headers = headers;
	}

	/** Something that cannot be answered now and may be in a moment. */
	public static Problem unavailable(String detail) {
		return new Problem(ProblemType.UNAVAILABLE, detail).with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
	}

	/** The same problem with a header. */
	public Problem with(String header, String value) {
		HttpHeaders all = new HttpHeaders();
		all.putAll(this.headers);
		all.set(header, value);
		return new Problem(this.type, this.detail, this.errors, this.fallback, all);
	}

	/** The same problem, telling where to go instead. */
	public Problem withFallback(String url) {
		return new Problem(this.type, this.detail, this.errors, url, this.headers);
	}

	/** What kind of problem it is. */
	public ProblemType type() {
		return this.type;
	}

	/** What is wrong in this case; goes to the caller, so it holds no secret. */
	public @Nullable String detail() {
		return this.detail;
	}

	/** The fields that are wrong, if it is about fields. */
	public List<FieldError> errors() {
		return this.errors;
	}

	/** Where to go instead, if there is such a place. */
	public @Nullable String fallback() {
		return this.fallback;
	}

	/** Headers of the answer. */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * A whole answer, for what refuses requests before the server knows of them: a
	 * problem detail, or a page to a browser.
	 * @param keepAlive whether the connection stays open
	 */
	public FullHttpResponse response(HttpRequest request, boolean keepAlive) {
		return this.answers.negotiated(request.headers()).response(keepAlive);
	}

	ProblemAnswers answers() {
		return this.answers;
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
