package io.spillway.web;

import java.util.Objects;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** What all problems have in common. */
final class Problems {

	private Problems() {
	}

	/**
	 * The body of an answer that is a problem of a type and tells nothing of the
	 * service's inside nor of an input with S3CRET in it.
	 */
	static String of(ResponseSpec answer, int status, String type) {
		String body = answer.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
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
