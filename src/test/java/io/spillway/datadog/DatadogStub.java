package io.spillway.datadog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands for Datadog's API on this machine: it keeps what it is given, answers in the
 * shapes that https://docs.datadoghq.com/api/ has, and fails when a test wants it to.
 */
final class DatadogStub implements AutoCloseable {

	static final String API_KEY = "0123456789abcdef0123456789abcdef";

	static final String APP_KEY = "fedcba9876543210fedcba9876543210fedcba98";

	static final ObjectMapper JSON = new ObjectMapper();

	private final HttpServer server;

	private final StubObjects objects = new StubObjects();

	private final StubIntake intake = new StubIntake();

	private final List<String> requests = new ArrayList<>();

	private final List<StubFailure> failures = new ArrayList<>();

	private DatadogStub(HttpServer server) {
		this.server = server;
	}

	static DatadogStub start() {
		return start(0);
	}

	static DatadogStub start(int port) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			DatadogStub stub = new DatadogStub(server);
			server.createContext("/", stub::handle);
			server.start();
			return stub;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	StubObjects objects() {
		return this.objects;
	}

	StubIntake intake() {
		return this.intake;
	}

	void fail(StubFailure failure) {
		this.failures.add(failure);
	}

	void recover() {
		this.failures.clear();
	}

	/** All requests since the start or the last call, as method and path. */
	List<String> takeRequests() {
		List<String> taken = List.copyOf(this.requests);
		this.requests.clear();
		return taken;
	}

	/** Those of them that change something, with the path. */
	List<String> takeWrites() {
		return takeRequests().stream()
			.filter((request) -> !request.startsWith("GET ") && !request.endsWith("/validate"))
			.toList();
	}

	private synchronized void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			StubRequest request = StubRequest.of(exchange);
			this.requests.add(request.method() + " " + request.path());
			StubAnswer answer = answer(request);
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(answer.status(), body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private StubAnswer answer(StubRequest request) throws IOException {
		Optional<StubFailure> failure = this.failures.stream().filter((each) -> each.isFor(request)).findFirst();
		if (failure.isPresent() && !failure.get().comesLate()) {
			return failure.get().answer();
		}
		if (!request.hasKeys(API_KEY, this.intake.isIntake(request) ? null : APP_KEY)) {
			return StubAnswer.error(403, "Forbidden");
		}
		StubAnswer answer = this.intake.isIntake(request) || request.path().equals("/api/v1/query")
				? this.intake.answer(request) : this.objects.answer(request);
		return failure.isPresent() ? failure.get().answer() : answer;
	}

	static Map<String, String> keys() {
		return Map.of("DD_API_KEY", API_KEY, "DD_APP_KEY", APP_KEY);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
