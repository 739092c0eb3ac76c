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
 * anything, each within a budget of its own: anybody may call, and takes nothing from
 * that share. What is done for a request is sampled with it.
 */
final class RequestSampler implements Sampler {

	private static final ContextKey<Boolean> CHOSEN = ContextKey.named("spillway-chosen");

	private final Sampler chance;

	private final SpanBudget callers;

	private final SpanBudget chances;

	/**
	 * Creates a sampler.
	 * @param ratio the share of requests without a traced parent, 0 to 1
	 * @param callers for requests that their callers trace
	 * @param chances for that share
	 */
	RequestSampler(double ratio, SpanBudget callers, SpanBudget chances) {
		this.chance = Sampler.traceIdRatioBased(ratio);
		this.callers = callers;
		this.chances = chances;
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
			return result(parent.isSampled() && (!parent.isRemote() || this.callers.take()));
		}
		SamplingResult byChance = (context.get(CHOSEN) != null) ? SamplingResult.recordAndSample()
				: this.chance.shouldSample(context, traceId, name, kind, attributes, links);
		return result(byChance.equals(SamplingResult.recordAndSample()) && this.chances.take());
	}

	private static SamplingResult result(boolean sampled) {
		return sampled ? SamplingResult.recordAndSample() : SamplingResult.drop();
	}

	@Override
	public String getDescription() {
		return "RequestSampler{" + this.chance.getDescription() + "}";
	}

}
