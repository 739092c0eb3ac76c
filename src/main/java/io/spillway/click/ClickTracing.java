package io.spillway.click;

import java.util.Locale;

import io.netty.handler.codec.http.HttpHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.spillway.observability.CurrentSpan;
import io.spillway.observability.RequestTracing;
import io.spillway.token.TokenKind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Traces the clicks that are chosen for it. */
final class ClickTracing {

	private final RequestTracing tracing;

	ClickTracing(RequestTracing tracing) {
		this.tracing = tracing;
	}

	/** Begins the span of a click; null if the click is not traced. */
	@Nullable Span begin(HttpHeaders headers, @Nullable TokenKind kind) {
		Span span = this.tracing.begin(headers, "click");
		return (span == null) ? null : span.setAttribute("http.route", "/{token}")
			.setAttribute("spillway.kind", (kind != null) ? kind.name().toLowerCase(Locale.ROOT) : "none");
	}

	/** The same resolution, to the end of which the span lasts. */
	static Mono<Resolved> trace(Span span, Mono<Resolved> resolution) {
		return resolution.doOnNext((resolved) -> describe(span, resolved.outcome()))
			.doFinally((_) -> span.end())
			.contextWrite((context) -> CurrentSpan.put(context, span));
	}

	private static void describe(Span span, ClickOutcome outcome) {
		span.setAttribute("spillway.outcome", outcome.tag());
		if (outcome == ClickOutcome.UNAVAILABLE || outcome == ClickOutcome.ERROR) {
			span.setStatus(StatusCode.ERROR);
		}
	}

}
