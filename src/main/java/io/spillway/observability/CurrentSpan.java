package io.spillway.observability;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The span of the request that a reactive pipeline works for. It goes along in the
 * pipeline's context and not with the thread, which works for many.
 */
public final class CurrentSpan {

	private CurrentSpan() {
	}

	/** A context with a span in it. */
	public static Context put(Context context, Span span) {
		return context.put(CurrentSpan.class, span);
	}

	/** The span that is recorded, of a route's request or of one in WebFlux, or null. */
	public static @Nullable Span in(ContextView context) {
		if (context.isEmpty()) {
			return null;
		}
		Span span = context.getOrDefault(CurrentSpan.class, null);
		return (span != null) ? span : observed(context);
	}

	private static @Nullable Span observed(ContextView context) {
		Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		TracingContext tracing = (observation != null) ? observation.getContextView().get(TracingContext.class) : null;
		if (tracing == null || tracing.getSpan() == null) {
			return null;
		}
		Span span = OtelSpan.toOtel(tracing.getSpan());
		return span.isRecording() ? span : null;
	}

	/** Does something, such as logging, in the name of the span, if there is one. */
	public static <T> T call(ContextView context, Supplier<T> work) {
		Span span = in(context);
		if (span == null) {
			return work.get();
		}
		try (Scope _ = span.makeCurrent()) {
			return work.get();
		}
	}

}
