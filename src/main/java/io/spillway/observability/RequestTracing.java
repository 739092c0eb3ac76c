package io.spillway.observability;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import io.netty.handler.codec.http.HttpHeaders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Begins the spans of requests that are answered beneath WebFlux, and of work in the
 * database. Whether a request is traced is decided before anything is made for it: those
 * that are not cost nothing.
 */
public class RequestTracing {

	private final OtlpProperties properties;

	private final Supplier<OpenTelemetry> telemetry;

	/**
	 * Creates what begins spans.
	 * @param telemetry not asked for before the first request that may be traced
	 */
	RequestTracing(OtlpProperties properties, Supplier<OpenTelemetry> telemetry) {
		this.properties = properties;
		this.telemetry = telemetry;
	}

	/** Traces nothing. */
	public static RequestTracing none() {
		return new RequestTracing(new OtlpProperties(null, OtlpProperties.MIN_STEP, 0), OpenTelemetry::noop);
	}

	/**
	 * Begins the span of a request.
	 * @param headers the request's
	 * @param name its method and route; never its path, which holds a token
	 * @return the span, or null if the request is not traced
	 */
	public @Nullable Span begin(HttpHeaders headers, String name) {
		if (!this.properties.isEnabled()) {
			return null;
		}
		if (Carried.by(headers)) {
			return begin(parent(headers), name);
		}
		boolean chosen = ThreadLocalRandom.current().nextDouble() < this.properties.traceRatio();
		return chosen ? begin(RequestSampler.chosen(), name) : null;
	}

	private Context parent(HttpHeaders headers) {
		return this.telemetry.get()
			.getPropagators()
			.getTextMapPropagator()
			.extract(Context.root(), headers, Carried.HEADERS);
	}

	private @Nullable Span begin(Context parent, String name) {
		Span span = builder(name, parent, SpanKind.SERVER).startSpan();
		return span.isRecording() ? span : null;
	}

	/**
	 * Begins the span of work in the database.
	 * @param parent what the work is for
	 * @param linked what it is for as well
	 */
	public Span beginWork(String name, Span parent, Iterable<Span> linked) {
		SpanBuilder builder = builder(name, Context.root().with(parent), SpanKind.CLIENT);
		linked.forEach((span) -> builder.addLink(span.getSpanContext()));
		return builder.setAttribute("db.system.name", "postgresql").startSpan();
	}

	private SpanBuilder builder(String name, Context parent, SpanKind kind) {
		return this.telemetry.get().getTracer("io.spillway").spanBuilder(name).setParent(parent).setSpanKind(kind);
	}

}
