package io.spillway.observability;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Measures and traces batches of one kind. A batch that works for traced requests is a
 * part of the trace of the first, and has links to all of them.
 */
public final class BatchTelemetry implements MeterBinder {

	private final String batch;

	private final RequestTracing tracing;

	/** Null before the service is ready. */
	private volatile @Nullable Meters meters;

	/**
	 * Creates the telemetry of a kind of batches.
	 * @param batch what they do, as a tag says it
	 */
	public BatchTelemetry(String batch, RequestTracing tracing) {
		this.batch = batch;
		this.tracing = tracing;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.meters = new Meters(Histograms.sizes("spillway.batch.size").tag("batch", this.batch).register(registry),
				Histograms.times("spillway.batch.wait").tag("batch", this.batch).register(registry),
				time(registry, "done"), time(registry, "failed"));
	}

	private Timer time(MeterRegistry registry, String outcome) {
		return Histograms.times("spillway.batch.time").tags("batch", this.batch, "outcome", outcome).register(registry);
	}

	/**
	 * A batch leaves for the database whose rows wait for no others, nor for a request.
	 * @param size how many rows are in it
	 */
	public Load begin(int size) {
		Meters known = this.meters;
		if (known != null) {
			known.size().record(size);
		}
		return new Load(known, null, System.nanoTime());
	}

	/**
	 * A batch leaves for the database.
	 * @param size how many rows are in it
	 * @param waited for how many nanoseconds the first of them waited
	 * @param traced the spans of the requests in it that are traced
	 */
	public Load begin(int size, long waited, List<Span> traced) {
		Meters known = this.meters;
		if (known != null) {
			known.size().record(size);
			known.waiting().record(waited, TimeUnit.NANOSECONDS);
		}
		return new Load(this.meters, span(size, traced), System.nanoTime());
	}

	private @Nullable Span span(int size, List<Span> traced) {
		return traced.isEmpty() ? null : this.tracing.beginWork("spillway " + this.batch, traced.getFirst(), traced)
			.setAttribute("db.operation.batch.size", size);
	}

	private record Meters(DistributionSummary size, Timer waiting, Timer done, Timer failed) {
	}

	/** A batch under way. */
	public static final class Load {

		private final @Nullable Meters meters;

		private final @Nullable Span span;

		private final long since;

		private Load(@Nullable Meters meters, @Nullable Span span, long since) {
			this.meters = meters;
			this.span = span;
			this.since = since;
		}

		/** The database has done the batch. */
		public void done() {
			end(true);
		}

		/** It has not. */
		public void failed() {
			if (this.span != null) {
				this.span.setStatus(StatusCode.ERROR);
			}
			end(false);
		}

		private void end(boolean done) {
			if (this.meters != null) {
				Timer timer = done ? this.meters.done() : this.meters.failed();
				timer.record(System.nanoTime() - this.since, TimeUnit.NANOSECONDS);
			}
			if (this.span != null) {
				this.span.end();
			}
		}

	}

}
