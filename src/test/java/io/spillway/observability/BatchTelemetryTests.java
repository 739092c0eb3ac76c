package io.spillway.observability;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTelemetryTests {

	private static final Duration WAITED = Duration.ofMillis(3);

	private final RecordedTraces traces = new RecordedTraces();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final BatchTelemetry telemetry = new BatchTelemetry("lookup", this.traces.tracing());

	@Test
	void sizeWaitAndTimeAreMeasured() {
		this.telemetry.bindTo(this.registry);
		this.telemetry.begin(7, WAITED.toNanos(), List.of()).done();
		this.telemetry.begin(5, 0, List.of()).failed();
		DistributionSummary size = this.registry.get("spillway.batch.size").tag("batch", "lookup").summary();
		assertThat(size.count()).isEqualTo(2);
		assertThat(size.totalAmount()).isEqualTo(12);
		Timer waiting = this.registry.get("spillway.batch.wait").tag("batch", "lookup").timer();
		assertThat(waiting.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
		assertThat(time("done").count()).isEqualTo(1);
		assertThat(time("failed").count()).isEqualTo(1);
		assertThat(time("done").max(TimeUnit.NANOSECONDS)).isPositive();
	}

	@Test
	void aBatchThatDidNotWaitIsNoShortWait() {
		this.telemetry.bindTo(this.registry);
		this.telemetry.begin(7).done();
		assertThat(this.registry.get("spillway.batch.size").summary().totalAmount()).isEqualTo(7);
		assertThat(this.registry.get("spillway.batch.wait").timer().count()).isZero();
		assertThat(time("done").count()).isEqualTo(1);
	}

	private Timer time(String outcome) {
		return this.registry.get("spillway.batch.time").tags("batch", "lookup", "outcome", outcome).timer();
	}

	@Test
	void untracedRequestsMakeNoSpan() {
		this.telemetry.begin(1, 0, List.of()).done();
		assertThat(this.traces.ended()).isEmpty();
	}

	@Test
	void aBatchIsAPartOfTheFirstTraceAndLinkedToAll() {
		Span first = this.traces.request("first");
		Span second = this.traces.request("second");
		this.telemetry.begin(9, 0, List.of(first, second)).done();
		SpanData span = this.traces.onlyEnded();
		assertThat(span.getName()).isEqualTo("spillway lookup");
		assertThat(span.getTraceId()).isEqualTo(first.getSpanContext().getTraceId());
		assertThat(span.getParentSpanId()).isEqualTo(first.getSpanContext().getSpanId());
		assertThat(span.getLinks()).extracting(LinkData::getSpanContext)
			.containsExactly(first.getSpanContext(), second.getSpanContext());
		assertThat(span.getAttributes().get(AttributeKey.longKey("db.operation.batch.size"))).isEqualTo(9);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@Test
	void aSpanSaysThatItsBatchFailed() {
		this.telemetry.begin(1, 0, List.of(this.traces.request("request"))).failed();
		assertThat(this.traces.onlyEnded().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void aBatchOfBeforeTheServiceIsReadyIsTracedAndNotMeasured() {
		BatchTelemetry.Load load = this.telemetry.begin(1, 0, List.of(this.traces.request("request")));
		this.telemetry.bindTo(this.registry);
		load.done();
		assertThat(this.traces.onlyEnded().getName()).isEqualTo("spillway lookup");
		assertThat(time("done").count()).isZero();
	}

}
