package io.spillway.click;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import io.opentelemetry.api.trace.Span;
import io.spillway.web.Draining;
import io.spillway.web.Problem;
import io.spillway.web.ProblemSender;
import io.spillway.web.ProblemType;
import io.spillway.web.SecurityHeaders;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.netty.NettyRouteProvider;

/**
 * Answers clicks beneath WebFlux, which would cost more than all the rest of a click.
 * What is no click goes on to WebFlux.
 */
class ClickRoute implements NettyRouteProvider {

	private static final Problem NOT_ALLOWED = new Problem(ProblemType.METHOD_NOT_ALLOWED, "Allowed are: GET, HEAD.")
		.with(HttpHeaderNames.ALLOW.toString(), "GET, HEAD")
		.with(HttpHeaderNames.CACHE_CONTROL.toString(), "no-store");

	private static final AsciiString BY_PLATFORM = AsciiString.cached("Accept, User-Agent");

	private final ObjectProvider<ClickResolver> resolver;

	private final ObjectProvider<ClickRecording> recording;

	private final Draining draining;

	private final ClickMeters meters;

	private final ClickTracing tracing;

	/** As ASCII strings, which are encoded by copying. */
	private final HttpHeaders headers = new DefaultHttpHeaders();

	/**
	 * Creates the route.
	 * @param resolver not asked for before the server starts: when a native binary is
	 * built, the server's factory is made, and there is no key ring and no database
	 * @param recording likewise
	 */
	ClickRoute(ObjectProvider<ClickResolver> resolver, ObjectProvider<ClickRecording> recording,
			ClickProperties properties, Draining draining, ClickMeters meters, ClickTracing tracing) {
		this.resolver = resolver;
		this.recording = recording;
		this.draining = draining;
		this.meters = meters;
		this.tracing = tracing;
		SecurityHeaders.HEADERS.forEach(this::add);
		add("Cache-Control", "private, no-store");
		// An app is told what others are sent to.
		add("Vary", "Accept");
		add("X-Robots-Tag", "noindex");
		add("Referrer-Policy", properties.referrerPolicy());
	}

	private void add(String name, String value) {
		this.headers.add(AsciiString.cached(name), AsciiString.cached(value));
	}

	@Override
	public HttpServerRoutes apply(HttpServerRoutes routes) {
		Clicks clicks = new Clicks(this.resolver.getObject(), this.recording.getObject());
		clicks.recording().start();
		return routes.route((request) -> ClickPath.token(request.uri()) != null,
				(request, response) -> handle(clicks, request, response));
	}

	private Publisher<Void> handle(Clicks clicks, HttpServerRequest request, HttpServerResponse response) {
		response.headers(this.headers);
		HttpMethod method = request.method();
		if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
			return click(clicks, request, response);
		}
		this.draining.endConnection(response);
		return method.equals(HttpMethod.OPTIONS) ? options(response)
				: ProblemSender.send(request, response, NOT_ALLOWED);
	}

	private Mono<Void> click(Clicks clicks, HttpServerRequest request, HttpServerResponse response) {
		long since = System.nanoTime();
		Click click = Click.of(request);
		Span span = this.tracing.begin(request.requestHeaders(), click.kind());
		ClickRecording recording = clicks.recording();
		boolean awaited = recording.isAwaited();
		Mono<Resolved> resolution = clicks.resolver().resolve(click);
		if (awaited) {
			resolution = resolution.flatMap((resolved) -> recording.recordSafely(click, request, resolved));
		}
		return ((span != null) ? ClickTracing.trace(span, resolution) : resolution).flatMap((resolved) -> {
			if (!awaited) {
				recording.record(click, request, resolved);
			}
			Mono<Void> answer = answer(click, request, response, resolved.resolution());
			this.meters.answered(click.kind(), resolved.outcome(), System.nanoTime() - since);
			return answer;
		});
	}

	private Mono<Void> answer(Click click, HttpServerRequest request, HttpServerResponse response,
			Resolution resolution) {
		this.draining.endConnection(response);
		return switch (resolution) {
			case Resolution.Redirect redirect -> vary(response, redirect.byPlatform()).status(HttpResponseStatus.FOUND)
				.header(HttpHeaderNames.LOCATION, redirect.location())
				.header(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
				.send();
			case Resolution.Told told ->
				tell(request.method(), vary(response, told.byPlatform()), told.answer().toJson());
			case Resolution.Refusal(Problem problem) -> click.app() ? ProblemSender.sendJson(request, response, problem)
					: ProblemSender.send(request, response, problem);
		};
	}

	private static HttpServerResponse vary(HttpServerResponse response, boolean byPlatform) {
		return byPlatform ? response.header(HttpHeaderNames.VARY, BY_PLATFORM) : response;
	}

	private static Mono<Void> tell(HttpMethod method, HttpServerResponse response, byte[] json) {
		response.status(HttpResponseStatus.OK)
			.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
			.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(json.length));
		return method.equals(HttpMethod.HEAD) ? response.send()
				: response.sendObject(Unpooled.wrappedBuffer(json)).then();
	}

	private static Mono<Void> options(HttpServerResponse response) {
		return response.status(HttpResponseStatus.OK)
			.header(HttpHeaderNames.ALLOW, "GET,HEAD,OPTIONS")
			.header(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
			.send();
	}

	/** What is asked for once, when the server starts. */
	private record Clicks(ClickResolver resolver, ClickRecording recording) {
	}

}
