package io.spillway.web;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

import org.springframework.http.MediaType;
import org.springframework.http.support.Netty4HeadersAdapter;

/**
 * The answers to a problem beneath WebFlux: as JSON and as a page in each language. Each
 * is made when it is wanted for the first time.
 */
final class ProblemAnswers {

	/** The language of JSON. */
	private static final Locale NONE = Locale.ROOT;

	private final Problem problem;

	private final Map<Locale, ProblemAnswer> byLanguage = new ConcurrentHashMap<>();

	ProblemAnswers(Problem problem) {
		this.problem = problem;
	}

	/** A problem detail, or a page if the caller is a browser. */
	ProblemAnswer negotiated(HttpHeaders request) {
		if (request.getAll(HttpHeaderNames.ACCEPT).stream().noneMatch(ProblemAnswers::mentionsPages)) {
			// Apps and callers of the API need no closer look.
			return json();
		}
		var headers = new org.springframework.http.HttpHeaders(new Netty4HeadersAdapter(request));
		return ErrorPage.isWanted(headers) ? this.byLanguage.computeIfAbsent(ErrorPage.language(headers), this::page)
				: json();
	}

	private static boolean mentionsPages(String accept) {
		return AsciiString.containsIgnoreCase(accept, MediaType.TEXT_HTML_VALUE);
	}

	/** A problem detail. */
	ProblemAnswer json() {
		return this.byLanguage.computeIfAbsent(NONE,
				(_) -> new ProblemAnswer(this.problem, ProblemBody.json(this.problem)));
	}

	private ProblemAnswer page(Locale language) {
		return new ProblemAnswer(this.problem, ProblemBody.page(this.problem, language));
	}

}
