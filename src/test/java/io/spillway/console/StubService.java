package io.spillway.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The page as the service answers with it, and calls that answer what a test tells them
 * to.
 */
final class StubService implements AutoCloseable {

	static final String KEY = "sw_stub_key_that_is_nowhere_else";

	static final String OTHER_KEY = "sw_stub_key_without_the_scope";

	/** A name that is as long as one may be, with what would be markup in it. */
	static final String LONG_NAME = "<b onclick=alert(1)>겨울 세일</b> for_everybody_who_ever_bought_anything_at_all "
			+ "and then some more of them ".repeat(3).strip();

	private static final String ACTIVE = """
			{"id": 7, "name": "Autumn sale", "status": "active", "createdAt": "2026-11-01T09:00:00Z"}""";

	private static final String ENDED = """
			{"id": 7, "name": "Autumn sale", "status": "ended", "endsAt": "2026-11-02T09:00:00Z",
				"createdAt": "2026-11-01T09:00:00Z"}""";

	private static final String SCHEDULED = """
			{"id": 6, "name": "%s", "status": "scheduled", "startsAt": "2026-12-01T09:00:00Z",
				"endsAt": "2026-12-24T09:00:00Z", "createdAt": "2026-11-01T08:00:00Z"}""".formatted(LONG_NAME);

	private static final String OLDER = """
			{"campaigns": [{"id": 3, "name": "Summer sale", "status": "ended", "endsAt": "2026-08-01T09:00:00Z",
				"createdAt": "2026-06-01T09:00:00Z"}]}""";

	private final PageFiles files = new PageFiles();

	private final Sinks.Many<String> events = Sinks.many().multicast().onBackpressureBuffer(256, false);

	private final Sinks.Empty<Void> held = Sinks.empty();

	private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

	private final List<String> targets = new CopyOnWriteArrayList<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.doOnConnection(this.connections::add)
		.handle(this::handle)
		.bindNow();

	private volatile boolean away;

	private volatile boolean holding;

	private volatile String newest = ACTIVE;

	private volatile int status = 200;

	private volatile String detail = "";

	private Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	String page() {
		return "http://127.0.0.1:" + this.server.port() + "/console";
	}

	/** The targets of all requests until now. */
	List<String> targets() {
		return List.copyOf(this.targets);
	}

	/** Answers calls with a problem. */
	void answer(int status, String detail) {
		this.detail = detail;
		this.status = status;
	}

	/** The newest campaign is over. */
	void endCampaign() {
		this.newest = ENDED;
	}

	/** Leaves calls without an answer from now on. */
	void hold() {
		this.holding = true;
	}

	/** How many calls wait for an answer. */
	int held() {
		return this.held.currentSubscriberCount();
	}

	/** How many streams are read. */
	int streams() {
		return this.events.currentSubscriberCount();
	}

	/** A second later there were so many clicks. */
	void second(long clicks) {
		this.time = this.time.plusSeconds(1);
		say("stats", "{\"at\": \"%s\", \"total\": %s}".formatted(this.time, numbers(clicks)));
	}

	/** The service says that its database is away. */
	void databaseAway() {
		say("error",
				"{\"type\": \"urn:spillway:problem:unavailable\", \"status\": 503, \"detail\": \"The database cannot be reached.\"}");
	}

	private void say(String type, String data) {
		this.events.emitNext("event:%s\ndata:%s\n\n".formatted(type, data), Sinks.EmitFailureHandler.FAIL_FAST);
	}

	/** Ends all connections, and each new one as soon as it asks for something. */
	void breakOff() {
		this.away = true;
		this.connections.forEach(Connection::dispose);
	}

	void mend() {
		this.away = false;
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		this.targets.add(request.uri());
		if (this.away) {
			request.withConnection(Connection::dispose);
			return Mono.never();
		}
		String path = request.fullPath();
		return path.startsWith("/console/api/") ? call(path, request, response) : file(path, response);
	}

	private Publisher<Void> file(String path, HttpServerResponse response) {
		PageFile file = this.files.find(path.equals("/console") ? "index.html" : path.replace("/console/", ""));
		if (file == null) {
			return response.sendNotFound();
		}
		file.headers().forEach((name, values) -> values.forEach((value) -> response.header(name, value)));
		return response.sendByteArray(Mono.just(file.bytes()));
	}

	private Publisher<Void> call(String path, HttpServerRequest request, HttpServerResponse response) {
		if (this.holding) {
			return this.held.asMono();
		}
		int status = statusFor(request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION, ""));
		if (status != 200) {
			return json(response.status(status), "{\"status\": %d, \"detail\": \"%s\"}".formatted(status, this.detail));
		}
		return switch (path) {
			case "/console/api/campaigns" -> json(response, request.uri().contains("cursor") ? OLDER : campaigns());
			case "/console/api/campaigns/7" -> json(response, this.newest);
			case "/console/api/campaigns/6" -> json(response, SCHEDULED);
			case "/console/api/campaigns/7/stats/stream", "/console/api/campaigns/6/stats/stream" -> stream(response);
			case "/console/api/campaigns/7/stats", "/console/api/campaigns/6/stats" -> json(response, history());
			default -> json(response.status(404), "{\"status\": 404}");
		};
	}

	private String campaigns() {
		return "{\"campaigns\": [%s, %s], \"next\": \"AAAABg\"}".formatted(this.newest, SCHEDULED);
	}

	private int statusFor(String authorization) {
		return switch (authorization) {
			case "Bearer " + KEY -> this.status;
			case "Bearer " + OTHER_KEY -> 403;
			default -> 401;
		};
	}

	private static Publisher<Void> json(HttpServerResponse response, String json) {
		return response.header("Content-Type", "application/json").sendString(Mono.just(json));
	}

	private Publisher<Void> stream(HttpServerResponse response) {
		return response.sse()
			.send(this.events.asFlux().map((event) -> Unpooled.copiedBuffer(event, StandardCharsets.UTF_8)),
					(_) -> true);
	}

	private static String history() {
		Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
		return IntStream.rangeClosed(1, 60).mapToObj((minute) -> {
			String numbers = numbers(10L * minute);
			return "{\"from\": \"%s\", %s".formatted(end.minus(61 - minute, ChronoUnit.MINUTES), numbers.substring(1));
		}).collect(Collectors.joining(",", "{\"intervals\": [", "]}"));
	}

	/** Of ten clicks eight are of phones and nine the first of their recipients. */
	private static String numbers(long clicks) {
		return """
				{"clicks": %d, "recipients": %d, "missed": 4, "bots": 31, "devices":
				{"phone": %d, "tablet": 0, "desktop": %d, "other": 0}}"""
			.formatted(clicks, clicks * 9 / 10, clicks * 8 / 10, clicks - clicks * 8 / 10)
			.replace("\n", " ");
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

}
