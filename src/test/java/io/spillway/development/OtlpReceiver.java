package io.spillway.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * Receives telemetry by OTLP over HTTP, and keeps it; or fails, as receivers do. What it
 * was sent while it failed is not kept.
 */
public final class OtlpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final AtomicInteger requests = new AtomicInteger();

	private final List<ResourceMetrics> metrics = new CopyOnWriteArrayList<>();

	private final List<ResourceSpans> spans = new CopyOnWriteArrayList<>();

	private volatile Behaviour behaviour = (exchange, closed) -> exchange.sendResponseHeaders(200, -1);

	private volatile boolean keeps = true;

	private OtlpReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/v1/metrics", (exchange) -> receive(exchange, this::keepMetrics));
		this.server.createContext("/v1/traces", (exchange) -> receive(exchange, this::keepSpans));
		this.server.start();
	}

	public static OtlpReceiver start() {
		try {
			return new OtlpReceiver();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The value of {@code spillway.otlp.endpoint}. */
	public String endpoint() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Answers with a status from now on. */
	public void answer(int status) {
		this.behaviour = (exchange, _) -> exchange.sendResponseHeaders(status, -1);
		this.keeps = status / 100 == 2;
	}

	/** Takes requests from now on and never answers them. */
	public void fallSilent() {
		this.behaviour = (_, closed) -> await(closed);
		this.keeps = false;
	}

	/** Begins answers from now on and never ends them. */
	public void stallAnswers() {
		this.behaviour = (exchange, closed) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write('x');
			exchange.getResponseBody().flush();
			await(closed);
		};
		this.keeps = false;
	}

	private static void await(CountDownLatch closed) {
		try {
			closed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void receive(HttpExchange exchange, Parser parser) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.requests.incrementAndGet();
			if (this.keeps) {
				parser.parse(body);
			}
			this.behaviour.answer(exchange, this.closed);
		}
	}

	private void keepMetrics(byte[] body) throws IOException {
		this.metrics.addAll(ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList());
	}

	private void keepSpans(byte[] body) throws IOException {
		this.spans.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
	}

	/** How many exports have come, whatever became of them. */
	public int requests() {
		return this.requests.get();
	}

	/** The metrics of every export, in the order in which they came. */
	public List<ResourceMetrics> resourceMetrics() {
		return List.copyOf(this.metrics);
	}

	public List<ResourceSpans> resourceSpans() {
		return List.copyOf(this.spans);
	}

	/** All metrics, the same name once for each export. */
	public List<Metric> metrics() {
		return this.metrics.stream()
			.flatMap((resource) -> resource.getScopeMetricsList().stream())
			.flatMap((scope) -> scope.getMetricsList().stream())
			.toList();
	}

	public List<Metric> metrics(String name) {
		return metrics().stream().filter((metric) -> metric.getName().equals(name)).toList();
	}

	public List<Span> spans() {
		return this.spans.stream()
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList().stream())
			.toList();
	}

	/** Forgets what came so far. */
	public void clear() {
		this.metrics.clear();
		this.spans.clear();
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** What becomes of a request that was read. */
	private interface Behaviour {

		void answer(HttpExchange exchange, CountDownLatch closed) throws IOException;

	}

	/** Keeps what a request brings. */
	private interface Parser {

		void parse(byte[] body) throws IOException;

	}

}
