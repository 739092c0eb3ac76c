package io.spillway.web;

import java.util.Objects;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** What all problems have in common. */
public final class Problems {

	private Problems() {
	}

	/**
	 * The body of an answer that is a problem of a type and tells nothing of the
	 * service's inside nor of an input with S3CRET in it.
	 */
	public static String assertProblem(ResponseSpec answer, int status, String type) {
		return assertProblem(answer, status, type, "no-store");
	}

	/** The same of a click, which is answered for one person. */
	public static String assertProblemOfClick(ResponseSpec answer, int status, String type) {
		return assertProblem(answer, status, type, "private, no-store");
	}

	private static String assertProblem(ResponseSpec answer, int status, String type, String cacheControl) {
		String body = answer.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.valueEquals("Cache-Control", cacheControl)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return assertThat(Objects.requireNonNull(body))
			.startsWith("{\"type\":\"urn:spillway:problem:%s\",\"title\":\"".formatted(type))
			.contains("\"status\":" + status)
			.doesNotContainIgnoringCase("s3cret", "exception", "jackson", "spring", "java", "\\n")
			.actual();
	}

}
