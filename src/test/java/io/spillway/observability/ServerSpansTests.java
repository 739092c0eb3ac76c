package io.spillway.observability;

import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ServerSpansTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private final RecordedTraces traces = new RecordedTraces();

	private final ObservationRegistry registry = ObservationRegistry.create();

	@BeforeEach
	void observe() {
		Tracer tracer = this.traces.telemetry().getTracer("test");
		this.registry.observationConfig()
			.observationHandler(new ServerSpans(new OtelTracer(tracer, new OtelCurrentTraceContext(), (_) -> {
			}), new OtelPropagator(this.traces.telemetry().getPropagators(), tracer)));
	}

	@Test
	void aRequestIsAPartOfItsCallersTraceAndTellsNoPath() {
		observation().start().stop();
		SpanData span = this.traces.onlyEnded();
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
		assertThat(span.getAttributes().get(AttributeKey.stringKey("method"))).isEqualTo("GET");
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(span.toString()).doesNotContain("S3CRET");
	}

	@Test
	void ofAnErrorThereIsNothingButItsType() {
		observation().start().error(new IllegalStateException("S3CRET", new IllegalArgumentException("S3CRET"))).stop();
		SpanData span = this.traces.onlyEnded();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getStatus().getDescription()).isEmpty();
		assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
			.isEqualTo("java.lang.IllegalStateException");
		assertThat(span.getEvents()).isEmpty();
		assertThat(span.toString()).doesNotContain("S3CRET");
	}

	@Test
	void whatIsNoRequestMakesNoSpan() {
		Observation.createNotStarted("work", Observation.Context::new, this.registry).start().stop();
		assertThat(this.traces.ended()).isEmpty();
	}

	private Observation observation() {
		MockServerHttpRequest request = MockServerHttpRequest.get("/v1/links/S3CRET?S3CRET=S3CRET")
			.header("traceparent", "00-%s-b7ad6b7169203331-01".formatted(TRACE))
			.header("Authorization", "Bearer S3CRET")
			.build();
		MockServerHttpResponse response = new MockServerHttpResponse();
		response.setStatusCode(HttpStatus.OK);
		ServerRequestObservationContext context = new ServerRequestObservationContext(request, response, Map.of());
		context.setPathPattern("/v1/links/{token}");
		return Observation.createNotStarted(new TokenFreeConvention(), () -> context, this.registry);
	}

}
