package io.spillway.observability;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.spillway.click.UnreadableLinks;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.OtlpReceiver;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.web.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpillwayTest
class TracedRequestTests {

	private static final OtlpReceiver RECEIVER = OtlpReceiver.start();

	private static final String CALLER = "b7ad6b7169203331";

	private final WebTestClient client;

	private final BatchSpanProcessor exports;

	private final String token;

	TracedRequestTests(@Autowired WebTestClient client, @Autowired BatchSpanProcessor exports) {
		this.client = Api.reading(client);
		this.exports = exports;
		this.token = new Api(client).token("{\"target\": \"https://confidential.example/\"}");
	}

	@DynamicPropertySource
	static void export(DynamicPropertyRegistry properties) {
		properties.add("spillway.otlp.endpoint", RECEIVER::endpoint);
		properties.add("spillway.otlp.trace-ratio", () -> 0);
	}

	@AfterAll
	static void stop() {
		RECEIVER.close();
	}

	@ParameterizedTest
	@CsvSource({ "'', POST /v1/links, spillway insert", "order-1, http post /v1/links, spillway database" })
	void aCreateAndItsDatabaseAreOneTrace(String key, String request, String work) {
		String trace = "1af7651916cd43dd8448eb211c80319" + Integer.toHexString(key.length());
		create(trace, (headers) -> {
			if (!key.isEmpty()) {
				headers.add("Idempotency-Key", key);
			}
		}).expectStatus().isCreated();
		assertTraced(trace, request, work);
	}

	@Test
	void aClickAndItsLookupAreOneTrace() {
		String trace = "2af7651916cd43dd8448eb211c80319c";
		get("/" + this.token, trace, "01").expectStatus().isFound();
		List<Span> spans = assertTraced(trace, "click", "spillway lookup");
		assertThat(spans.get(1).getLinksList()).singleElement()
			.satisfies((link) -> assertThat(link.getSpanId()).isEqualTo(spans.get(0).getSpanId()));
	}

	@Test
	void aLookupAndItsDatabaseAreOneTrace() {
		String trace = "3af7651916cd43dd8448eb211c80319c";
		get("/v1/links/" + this.token, trace, "01").expectStatus().isOk();
		assertTraced(trace, "http get /v1/links/{token}", "spillway database");
	}

	@Test
	void aClickThatFailsIsAnErrorInItsTrace(@Autowired TestDatabase database) {
		String trace = "4af7651916cd43dd8448eb211c80319c";
		get("/" + UnreadableLinks.make(database), trace, "01").expectStatus().is5xxServerError();
		assertThat(assertTraced(trace, "click", "spillway lookup").getFirst().getStatus().getCode())
			.isEqualTo(StatusCode.STATUS_CODE_ERROR);
	}

	@Test
	void aCreateThatFailsIsAnErrorInItsTrace(@Autowired TestDatabase database) {
		String trace = "7af7651916cd43dd8448eb211c80319c";
		database.execute("alter table link rename column token to token_gone");
		create(trace, (_) -> {
		}).expectStatus().is5xxServerError();
		database.execute("alter table link rename column token_gone to token");
		Span request = assertTraced(trace, "POST /v1/links", "spillway insert").getFirst();
		assertThat(request.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
		assertThat(request.getStatus().getMessage()).isEmpty();
		assertThat(status(request)).isEqualTo(500);
	}

	private static long status(Span span) {
		return span.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals("http.response.status_code"))
			.mapToLong((attribute) -> attribute.getValue().getIntValue())
			.findFirst()
			.orElseThrow();
	}

	@Test
	void whatNobodyTracesIsNotTraced() {
		String trace = "5af7651916cd43dd8448eb211c80319c";
		get("/" + this.token, trace, "00").expectStatus().isFound();
		get("/v1/links/" + this.token, trace, "00").expectStatus().isOk();
		String last = "6af7651916cd43dd8448eb211c80319c";
		get("/" + this.token, last, "01").expectStatus().isFound();
		await().until(() -> !spans(last).isEmpty());
		assertThat(spans(trace)).isEmpty();
	}

	/** The span of the request, and of its work in the database. */
	private List<Span> assertTraced(String trace, String request, String work) {
		await().until(() -> spans(trace).size() >= 2);
		List<Span> spans = spans(trace);
		assertThat(spans).extracting(Span::getName).containsExactlyInAnyOrder(request, work);
		Span first = named(spans, request);
		Span second = named(spans, work);
		assertThat(hex(first.getParentSpanId())).isEqualTo(CALLER);
		assertThat(second.getParentSpanId()).isEqualTo(first.getSpanId());
		assertThat(spans.toString()).doesNotContain(this.token, "confidential.example", DevelopmentKeys.API_KEY);
		return List.of(first, second);
	}

	private static Span named(List<Span> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private List<Span> spans(String trace) {
		this.exports.forceFlush().join(10, TimeUnit.SECONDS);
		return RECEIVER.spans().stream().filter((span) -> hex(span.getTraceId()).equals(trace)).toList();
	}

	private static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

	private WebTestClient.ResponseSpec create(String trace, Consumer<HttpHeaders> headers) {
		return this.client.post()
			.uri("/v1/links")
			.header("traceparent", traceparent(trace, "01"))
			.headers((all) -> all.setBearerAuth(DevelopmentKeys.API_KEY))
			.headers(headers)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"target\": \"https://confidential.example/\"}")
			.exchange();
	}

	private WebTestClient.ResponseSpec get(String path, String trace, String flags) {
		return this.client.get()
			.uri(path)
			.header("traceparent", traceparent(trace, flags))
			.headers((all) -> all.setBearerAuth(DevelopmentKeys.API_KEY))
			.exchange();
	}

	private static String traceparent(String trace, String flags) {
		return "00-%s-%s-%s".formatted(trace, CALLER, flags);
	}

}
