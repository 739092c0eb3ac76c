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

	private final SpanBudget callers = new SpanBudget(2, () -> 0);

	private final SpanBudget chances = new SpanBudget(2, () -> 0);

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
		assertAllIsLeft(this.callers);
		assertAllIsLeft(this.chances);
	}

	@Test
	void whatIsDoneForARequestIsTracedWithItWhateverIsLeft() {
		Context traced = own(TraceFlags.getSampled());
		for (int i = 0; i < 5; i++) {
			assertThat(isSampled(0, traced)).isTrue();
		}
		assertThat(isSampled(1, own(TraceFlags.getDefault()))).isFalse();
		assertAllIsLeft(this.callers);
		assertAllIsLeft(this.chances);
	}

	private static void assertAllIsLeft(SpanBudget budget) {
		assertThat(budget.take()).isTrue();
		assertThat(budget.take()).isTrue();
		assertThat(budget.take()).isFalse();
	}

	@Test
	void callersTakeNothingFromChance() {
		for (int i = 0; i < 5; i++) {
			assertThat(isSampled(0, caller(TraceFlags.getSampled()))).isEqualTo(i < 2);
		}
		assertAllIsLeft(this.chances);
	}

	@Test
	void chanceTakesNothingFromCallers() {
		for (int i = 0; i < 5; i++) {
			assertThat(isSampled(1, Context.root())).isEqualTo(i < 2);
		}
		assertAllIsLeft(this.callers);
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
		assertThat(new RequestSampler(0.5, this.callers, this.chances).getDescription()).startsWith("RequestSampler{")
			.contains("0.5");
	}

	private boolean isSampled(double ratio, Context parent) {
		return new RequestSampler(ratio, this.callers, this.chances)
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
