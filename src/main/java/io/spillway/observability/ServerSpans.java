package io.spillway.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;

/**
 * Makes spans of the requests that WebFlux observes. Of an error they have the type
 * alone: its message may hold a value.
 */
final class ServerSpans extends PropagatingReceiverTracingObservationHandler<ReceiverContext<Object>> {

	ServerSpans(Tracer tracer, Propagator propagator) {
		super(tracer, propagator);
	}

	@Override
	public void onError(ReceiverContext<Object> context) {
		Throwable error = context.getError();
		if (error != null) {
			Span span = getRequiredSpan(context);
			span.tag("error.type", error.getClass().getName());
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ReceiverContext;
	}

}
