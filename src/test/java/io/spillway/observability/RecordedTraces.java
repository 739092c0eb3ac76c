package io.spillway.observability;

import java.net.URI;
import java.util.List;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** Traces as the service makes them, and keeps them for a test to look at. */
public final class RecordedTraces {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final OpenTelemetrySdk telemetry;

	private final RequestTracing tracing;

	/** Traces every request. */
	public RecordedTraces() {
		this(1);
	}

	/** Traces a share of the requests that have no caller that says anything. */
	RecordedTraces(double ratio) {
		OtlpProperties properties = new OtlpProperties(URI.create("http://localhost"), OtlpProperties.MIN_STEP, ratio);
		this.telemetry = OpenTelemetrySdk.builder()
			.setTracerProvider(SdkTracerProvider.builder()
				.setSampler(new RequestSampler(ratio, unlimited(), unlimited()))
				.addSpanProcessor(SimpleSpanProcessor.create(this.exporter))
				.build())
			.setPropagators(ContextPropagators.create(TextMapPropagator
				.composite(W3CTraceContextPropagator.getInstance(), B3Propagator.injectingSingleHeader())))
			.build();
		this.tracing = new RequestTracing(properties, () -> this.telemetry);
	}

	private static SpanBudget unlimited() {
		return new SpanBudget(Integer.MAX_VALUE, System::nanoTime);
	}

	OpenTelemetrySdk telemetry() {
		return this.telemetry;
	}

	public RequestTracing tracing() {
		return this.tracing;
	}

	/** Begins the span of a request that no caller says anything of. */
	public Span request(String name) {
		Span span = this.tracing.begin(new DefaultHttpHeaders(), name);
		if (span == null) {
			throw new IllegalStateException("not traced: " + name);
		}
		return span;
	}

	/** The spans that have ended. */
	public List<SpanData> ended() {
		return this.exporter.getFinishedSpanItems();
	}

	/** The only span that has ended. */
	public SpanData onlyEnded() {
		List<SpanData> ended = ended();
		if (ended.size() != 1) {
			throw new AssertionError("not one span: " + ended);
		}
		return ended.getFirst();
	}

}
