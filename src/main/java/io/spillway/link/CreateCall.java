package io.spillway.link;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.spillway.idempotency.Answer;
import io.spillway.observability.CurrentSpan;
import io.spillway.observability.RequestTracing;
import io.spillway.web.CallTimer;
import io.spillway.web.Draining;
import io.spillway.web.ProblemSender;
import io.spillway.web.SecurityHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebInputException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes a link of a request that the {@link CreateRoute} took. */
class CreateCall {

	private final LinkCreation creation;

	private final ObjectReader json;

	private final CallTimer timer;

	private final Draining draining;

	private final RequestTracing tracing;

	CreateCall(LinkCreation creation, ObjectMapper json, CallTimer timer, Draining draining, RequestTracing tracing) {
		this.creation = creation;
		this.json = json.readerFor(CreateLink.class);
		this.timer = timer;
		this.draining = draining;
		this.tracing = tracing;
	}

	Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		Mono<Void> call = request.receive()
			.aggregate()
			.asByteArray()
			.map(this::read)
			.flatMap(this.creation::create)
			.map((answer) -> send(response, answer))
			.onErrorResume((error) -> failure(request, response, error))
			.flatMap((sending) -> {
				this.draining.endConnection(response);
				return sending;
			});
		return this.timer.time(trace(request, response, call), response);
	}

	private Mono<Void> trace(HttpServerRequest request, HttpServerResponse response, Mono<Void> call) {
		Span span = this.tracing.begin(request.requestHeaders(), "POST " + CreateRoute.PATH);
		if (span == null) {
			return call;
		}
		span.setAttribute("http.route", CreateRoute.PATH);
		return call.doOnSuccess((_) -> describe(span, response.status().code()))
			.doFinally((_) -> span.end())
			.contextWrite((context) -> CurrentSpan.put(context, span));
	}

	private static void describe(Span span, int status) {
		span.setAttribute("http.response.status_code", status);
		if (status >= HttpResponseStatus.INTERNAL_SERVER_ERROR.code()) {
			span.setStatus(StatusCode.ERROR);
		}
	}

	/** What is logged of it has the call's trace. */
	private static Mono<Mono<Void>> failure(HttpServerRequest request, HttpServerResponse response, Throwable error) {
		return Mono.deferContextual((context) -> Mono
			.just(CurrentSpan.call(context, () -> ProblemSender.sendFailure(request, response, error))));
	}

	private CreateLink read(byte[] body) {
		try {
			CreateLink request = this.json.readValue(body);
			if (request == null) {
				throw new ServerWebInputException("No request body");
			}
			return request;
		}
		catch (IOException ex) {
			throw new ServerWebInputException("The body is no link", null, ex);
		}
	}

	private static Mono<Void> send(HttpServerResponse response, Answer answer) {
		byte[] body = answer.body().getBytes(UTF_8);
		HttpHeaders headers = response.status(HttpResponseStatus.CREATED).responseHeaders();
		SecurityHeaders.HEADERS.forEach(headers::set);
		headers.set(HttpHeaderNames.LOCATION, answer.location())
			.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.set(HttpHeaderNames.CACHE_CONTROL, "no-store")
			.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
		return response.sendObject(Unpooled.wrappedBuffer(body)).then();
	}

}
