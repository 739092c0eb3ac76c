package io.spillway.observability;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestSamplerTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN = "b7ad6b7169203331";

	private final SpanBudget budget = new SpanBudget(2, () -> 0);

	@Test
	void aTracedCallerIsTracedWithinTheBudget() {
		Context caller = caller(TraceFlags.getSampled());
		assertThat(isSampled(0, caller)).isTrue();
		assertThat(isSampled(0, caller)).isTrue();
		assertThat(isSampled(0, caller)).isFalse();
	}

	@Test
	void anUntracedCallerIsNotTracedAndCostsNothing() {
		assertThat(isSampled(1, caller(TraceFlags.getDefault()))).isFalse();
		assertThat(this.budget.take()).isTrue();
		assertThat(this.budget.take()).isTrue();
	}

	@Test
	void whatIsDoneForARequestIsTracedWithItWhateverIsLeft() {
		Context traced = own(TraceFlags.getSampled());
		for (int i = 0; i < 5; i++) {
			assertThat(isSampled(0, traced)).isTrue();
		}
		assertThat(isSampled(1, own(TraceFlags.getDefault()))).isFalse();
		assertThat(this.budget.take()).isTrue();
	}

	@Test
	void withoutACallerItIsByChanceWithinTheBudget() {
		assertThat(isSampled(0, Context.root())).isFalse();
		assertThat(isSampled(1, Context.root())).isTrue();
		assertThat(isSampled(1, Context.root())).isTrue();
		assertThat(isSampled(1, Context.root())).isFalse();
	}

	@Test
	void whatHasBeenChosenAlreadyIsNotLeftToChanceAgain() {
		assertThat(isSampled(0, RequestSampler.chosen())).isTrue();
		assertThat(isSampled(0, RequestSampler.chosen())).isTrue();
		assertThat(isSampled(0, RequestSampler.chosen())).isFalse();
	}

	@Test
	void saysWhatItDoes() {
		assertThat(new RequestSampler(0.5, this.budget).getDescription()).startsWith("RequestSampler{").contains("0.5");
	}

	private boolean isSampled(double ratio, Context parent) {
		return new RequestSampler(ratio, this.budget)
			.shouldSample(parent, TRACE, "name", SpanKind.SERVER, Attributes.empty(), List.of())
			.getDecision() == SamplingDecision.RECORD_AND_SAMPLE;
	}

	private static Context caller(TraceFlags flags) {
		return parent(SpanContext.createFromRemoteParent(TRACE, SPAN, flags, TraceState.getDefault()));
	}

	private static Context own(TraceFlags flags) {
		return parent(SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault()));
	}

	private static Context parent(SpanContext parent) {
		return Context.root().with(Span.wrap(parent));
	}

}
