package io.spillway.observability;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/**
 * Samples what the caller has sampled, and a share of what has no caller that says
 * anything, both within a budget. What is done for a request is sampled with it.
 */
final class RequestSampler implements Sampler {

	private static final ContextKey<Boolean> CHOSEN = ContextKey.named("spillway-chosen");

	private final Sampler chance;

	private final SpanBudget budget;

	RequestSampler(double ratio, SpanBudget budget) {
		this.chance = Sampler.traceIdRatioBased(ratio);
		this.budget = budget;
	}

	/** A context without a parent whose span has been chosen by chance already. */
	static Context chosen() {
		return Context.root().with(CHOSEN, true);
	}

	@Override
	public SamplingResult shouldSample(Context context, String traceId, String name, SpanKind kind,
			Attributes attributes, List<LinkData> links) {
		SpanContext parent = Span.fromContext(context).getSpanContext();
		if (parent.isValid()) {
			return result(parent.isSampled() && (!parent.isRemote() || this.budget.take()));
		}
		SamplingResult byChance = (context.get(CHOSEN) != null) ? SamplingResult.recordAndSample()
				: this.chance.shouldSample(context, traceId, name, kind, attributes, links);
		return result(byChance.equals(SamplingResult.recordAndSample()) && this.budget.take());
	}

	private static SamplingResult result(boolean sampled) {
		return sampled ? SamplingResult.recordAndSample() : SamplingResult.drop();
	}

	@Override
	public String getDescription() {
		return "RequestSampler{" + this.chance.getDescription() + "}";
	}

}
