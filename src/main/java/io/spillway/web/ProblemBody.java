package io.spillway.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A problem as the body of an answer.
 *
 * @param headers the headers that belong to the body
 * @param bytes the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ProblemBody(HttpHeaders headers, byte[] bytes) {

	/** A problem detail, or a page if the caller is a browser. */
	static ProblemBody negotiated(Problem problem, HttpHeaders request) {
		return ErrorPage.isWanted(request) ? page(problem, ErrorPage.language(request)) : json(problem);
	}

	/** A problem detail. */
	public static ProblemBody json(Problem problem) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		return of(headers, toJson(problem).toString());
	}

	/** A page for people. */
	static ProblemBody page(Problem problem, Locale language) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
		headers.set(HttpHeaders.VARY, "Accept, Accept-Language");
		headers.setContentLanguage(language);
		return of(headers, ErrorPage.of(problem.type().status(), language));
	}

	private static ProblemBody of(HttpHeaders headers, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		headers.setContentLength(bytes.length);
		return new ProblemBody(headers, bytes);
	}

	private static ObjectNode toJson(Problem problem) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("type", problem.type().uri().toString());
		json.put("title", problem.type().title());
		json.put("status", problem.type().status().value());
		if (problem.detail() != null) {
			json.put("detail", problem.detail());
		}
		if (problem.fallback() != null) {
			json.put("fallback", problem.fallback());
		}
		if (!problem.errors().isEmpty()) {
			ArrayNode errors = json.putArray("errors");
			problem.errors()
				.forEach((error) -> errors.addObject().put("pointer", error.pointer()).put("detail", error.detail()));
		}
		return json;
	}

}
