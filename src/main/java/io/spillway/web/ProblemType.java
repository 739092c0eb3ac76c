package io.spillway.web;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that the service answers with (RFC 9457). Names and statuses are
 * part of the API: {@code openapi.yaml} documents them.
 */
public enum ProblemType {

	BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),

	MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not valid JSON"),

	UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "The body has a field that is not known"),

	WRONG_TYPE(HttpStatus.BAD_REQUEST, "A field of the body has the wrong type"),

	INVALID_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "The Idempotency-Key is not valid"),

	UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid API key is needed"),

	FORBIDDEN(HttpStatus.FORBIDDEN, "The API key does not have the scope"),

	NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),

	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),

	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "None of the accepted media types is available"),

	REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),

	IN_PROGRESS(HttpStatus.CONFLICT, "A request with this Idempotency-Key is under way"),

	CAMPAIGN_ENDED(HttpStatus.CONFLICT, "The campaign has ended, or will have"),

	GONE(HttpStatus.GONE, "The link has expired or was revoked"),

	PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "It was changed by somebody else"),

	TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large"),

	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has the wrong media type"),

	INVALID_LINK(HttpStatus.UNPROCESSABLE_ENTITY, "The link is not valid"),

	INVALID_CAMPAIGN(HttpStatus.UNPROCESSABLE_ENTITY, "The campaign is not valid"),

	INVALID_PUSH(HttpStatus.UNPROCESSABLE_ENTITY, "The push is not valid"),

	TOKEN_TOO_LONG(HttpStatus.UNPROCESSABLE_ENTITY, "The link does not fit into a sealed token"),

	IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "The Idempotency-Key was used with another body"),

	PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "A change needs an If-Match header"),

	INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),

	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "This cannot be answered now"),

	NO_CAMPAIGN_LEFT(HttpStatus.INSUFFICIENT_STORAGE, "All numbers of campaigns are used up");

	private final HttpStatus status;

	private final String title;

	ProblemType(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	public HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	URI uri() {
		return URI.create("urn:spillway:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
