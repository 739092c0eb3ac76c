package io.spillway.endtoend;

import java.net.http.HttpResponse;
import java.util.List;

import io.opentelemetry.proto.trace.v1.Span;
import io.spillway.development.OtlpReceiver;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExportedTracesTests {

	private static final String LINK = """
			{"target": "https://confidential.example/"}""";

	private static final OtlpReceiver RECEIVER = OtlpReceiver.start();

	private static final Telemetry TELEMETRY = new Telemetry(RECEIVER);

	private static Spillway spillway;

	@BeforeAll
	static void start() {
		spillway = Spillway.start(Settings.of(TestDatabase.create())
			.with("spillway.otlp.endpoint", RECEIVER.endpoint())
			.with("spillway.otlp.trace-ratio", "0"));
	}

	@AfterAll
	static void stop() {
		spillway.close();
		RECEIVER.close();
	}

	@Test
	void aPlainCreateIsTracedToTheDatabase() {
		String trace = "1af7651916cd43dd8448eb211c80319c";
		traced(spillway.api(), trace).post(Spillway.LINKS, LINK);
		assertWork(TELEMETRY.trace(trace, 2), "POST /v1/links", "spillway insert");
	}

	@Test
	void aCreateWithAKeyIsTracedToTheDatabase() {
		String trace = "2af7651916cd43dd8448eb211c80319c";
		HttpResponse<String> made = traced(spillway.api(), trace).with("Idempotency-Key", "order-4711")
			.post(Spillway.LINKS, LINK);
		assertThat(made.statusCode()).isEqualTo(201);
		assertWork(TELEMETRY.trace(trace, 2), "http post /v1/links", "spillway database");
	}

	@Test
	void aClickIsTracedToItsBatch() {
		String trace = "3af7651916cd43dd8448eb211c80319c";
		String token = spillway.makeToken("stored", "https://confidential.example/");
		assertThat(traced(spillway.clicks(), trace).get("/" + token).statusCode()).isEqualTo(302);
		List<Span> spans = TELEMETRY.trace(trace, 2);
		assertWork(spans, "click", "spillway lookup");
		assertThat(named(spans, "spillway lookup").getLinksList()).singleElement()
			.satisfies((link) -> assertThat(link.getSpanId()).isEqualTo(named(spans, "click").getSpanId()));
	}

	@Test
	void aSealedClickIsTracedAndNeedsNoDatabase() {
		String trace = "4af7651916cd43dd8448eb211c80319c";
		String token = spillway.makeToken("sealed", "https://confidential.example/");
		traced(spillway.clicks(), trace).head("/" + token);
		assertThat(TELEMETRY.trace(trace, 1)).extracting(Span::getName).containsExactly("click");
	}

	private static void assertWork(List<Span> spans, String request, String work) {
		assertThat(spans).extracting(Span::getName).containsExactlyInAnyOrder(request, work);
		assertThat(Telemetry.hex(named(spans, request).getParentSpanId())).isEqualTo("b7ad6b7169203331");
		assertThat(named(spans, work).getParentSpanId()).isEqualTo(named(spans, request).getSpanId());
		assertThat(spans.toString()).doesNotContain("confidential");
	}

	private static Span named(List<Span> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private static Http traced(Http http, String trace) {
		return http.with("traceparent", Telemetry.traceparent(trace));
	}

}
