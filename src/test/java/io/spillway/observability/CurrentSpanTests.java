package io.spillway.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

class CurrentSpanTests {

	private final Span span = new RecordedTraces().request("request");

	@Test
	void isThatOfTheRoute() {
		Context context = CurrentSpan.put(Context.of("a", "b"), this.span);
		assertThat(CurrentSpan.in(context)).isSameAs(this.span);
	}

	@Test
	void isThatOfWebFlux() {
		assertThat(CurrentSpan.in(observed(this.span))).isSameAs(this.span);
	}

	@Test
	void isNoneWhereNothingIsRecorded() {
		assertThat(CurrentSpan.in(Context.empty())).isNull();
		assertThat(CurrentSpan.in(Context.of("a", "b"))).isNull();
		assertThat(CurrentSpan.in(observed(Span.getInvalid()))).isNull();
		assertThat(CurrentSpan.in(Context.of(ObservationThreadLocalAccessor.KEY, Observation.NOOP))).isNull();
		this.span.end();
		assertThat(CurrentSpan.in(observed(this.span))).isNull();
	}

	@Test
	void isTheThreadsForAsLongAsItWorksForIt() {
		Context context = CurrentSpan.put(Context.empty(), this.span);
		assertThat(CurrentSpan.call(context, Span::current)).isSameAs(this.span);
		assertThat(Span.current().getSpanContext().isValid()).isFalse();
		assertThat(CurrentSpan.call(Context.empty(), Span::current).getSpanContext().isValid()).isFalse();
	}

	private static Context observed(Span span) {
		Observation observation = Observation.createNotStarted("request", Observation.Context::new, registry());
		TracingContext tracing = new TracingContext();
		tracing.setSpan(OtelSpan.fromOtel(span));
		observation.getContext().put(TracingContext.class, tracing);
		return Context.of(ObservationThreadLocalAccessor.KEY, observation);
	}

	private static ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((context) -> true);
		return registry;
	}

}
