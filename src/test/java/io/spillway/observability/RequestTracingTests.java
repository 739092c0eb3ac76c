package io.spillway.observability;

import java.net.URI;
import java.util.List;
import java.util.Objects;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTracingTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN = "b7ad6b7169203331";

	private final RecordedTraces traces = new RecordedTraces(0);

	@ParameterizedTest
	@ValueSource(strings = { "traceparent: 00-%s-%s-01", "Traceparent: 00-%s-%s-01", "b3: %s-%s-1", "b3: %s-%s-d",
			"X-B3-TraceId: %s, X-B3-SpanId: %s, X-B3-Sampled: 1", "x-b3-traceid: %s, x-b3-spanid: %s, x-b3-flags: 1" })
	void aTracedCallerIsTraced(String sent) {
		Objects.requireNonNull(begin(this.traces, sent)).end();
		SpanData span = this.traces.onlyEnded();
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(SPAN);
		assertThat(span.getName()).isEqualTo("click");
		assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "traceparent: 00-%s-%s-00", "b3: %s-%s-0",
			"X-B3-TraceId: %s, X-B3-SpanId: %s, X-B3-Sampled: 0" })
	void anUntracedCallerIsNotTracedHoweverLikelyItWere(String sent) {
		assertThat(begin(new RecordedTraces(1), sent)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "traceparent: ", "traceparent: S3CRET", "traceparent: 00-0-0-01", "b3: S3CRET",
			"traceparent: 00-00000000000000000000000000000000-0000000000000000-01", "X-B3-TraceId: S3CRET",
			"X-B3-Flags: S3CRET", "X-B3-Sampled: 1" })
	void whatACallerSaysInNoKnownFormIsLeftToChance(String sent) {
		assertThat(begin(this.traces, sent)).isNull();
		RecordedTraces all = new RecordedTraces(1);
		Objects.requireNonNull(begin(all, sent)).end();
		assertThat(all.onlyEnded().getParentSpanContext().isValid()).isFalse();
		assertThat(all.onlyEnded().toString()).doesNotContain("S3CRET");
	}

	@Test
	void withoutACallerItIsByChance() {
		RecordedTraces all = new RecordedTraces(1);
		Objects.requireNonNull(begin(all, "Accept: */*")).end();
		assertThat(all.onlyEnded().getParentSpanContext().isValid()).isFalse();
		assertThat(begin(this.traces, "Accept: */*")).isNull();
	}

	@Test
	void whereNothingIsMadeNobodyIsAsked() {
		RequestTracing never = new RequestTracing(
				new OtlpProperties(URI.create("http://localhost"), OtlpProperties.MIN_STEP, 0),
				RequestTracingTests::nobody);
		assertThat(never.begin(headers("Accept: */*"), "click")).isNull();
		RequestTracing off = new RequestTracing(new OtlpProperties(null, OtlpProperties.MIN_STEP, 1),
				RequestTracingTests::nobody);
		assertThat(off.begin(headers("traceparent: 00-%s-%s-01"), "click")).isNull();
		assertThat(off.begin(headers("Accept: */*"), "click")).isNull();
		assertThat(RequestTracing.none().begin(headers("traceparent: 00-%s-%s-01"), "click")).isNull();
	}

	@Test
	void workIsAPartOfItsRequestAndLinkedToTheOthers() {
		RecordedTraces all = new RecordedTraces(1);
		Span first = all.request("first");
		Span second = all.request("second");
		all.tracing().beginWork("work", first, List.of(first, second)).end();
		SpanData work = all.onlyEnded();
		assertThat(work.getKind()).isEqualTo(SpanKind.CLIENT);
		assertThat(work.getParentSpanContext()).isEqualTo(first.getSpanContext());
		assertThat(work.getLinks()).extracting(LinkData::getSpanContext)
			.containsExactly(first.getSpanContext(), second.getSpanContext());
		assertThat(work.getAttributes().get(AttributeKey.stringKey("db.system.name"))).isEqualTo("postgresql");
	}

	private static @Nullable Span begin(RecordedTraces traces, String sent) {
		return traces.tracing().begin(headers(sent), "click");
	}

	private static HttpHeaders headers(String sent) {
		HttpHeaders headers = new DefaultHttpHeaders();
		for (String header : sent.formatted(TRACE, SPAN).split(", ", -1)) {
			String[] parts = header.split(": ", 2);
			headers.add(parts[0], parts[1]);
		}
		return headers;
	}

	private static OpenTelemetry nobody() {
		throw new AssertionError("nobody is to be asked");
	}

}
