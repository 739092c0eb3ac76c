package io.spillway.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.support.Netty4HeadersAdapter;

/** Sends problems from routes beneath WebFlux. */
public final class ProblemSender {

	private ProblemSender() {
	}

	/** Sends a problem detail, or a page to a browser. */
	public static Mono<Void> send(HttpServerRequest request, HttpServerResponse response, Problem problem) {
		return send(request, response, problem, ProblemBody.negotiated(problem, headers(request)));
	}

	private static HttpHeaders headers(HttpServerRequest request) {
		return new HttpHeaders(new Netty4HeadersAdapter(request.requestHeaders()));
	}

	/** Says why a call of the API failed; an error if its caller has gone. */
	public static Mono<Void> sendFailure(HttpServerRequest request, HttpServerResponse response, Throwable error) {
		if (Disconnections.isOne(error)) {
			return Mono.error(error);
		}
		Problem problem = FailedRequest.problem(request.method().name(), error);
		response.header(HttpHeaders.CACHE_CONTROL, "no-store");
		return send(request, response, problem, ProblemBody.json(problem));
	}

	/** Sends a body that is there already. */
	public static Mono<Void> send(HttpServerRequest request, HttpServerResponse response, Problem problem,
			ProblemBody body) {
		response.status(problem.type().status().value());
		SecurityHeaders.HEADERS.forEach((name, value) -> response.responseHeaders().set(name, value));
		problem.headers().forEach((name, values) -> response.responseHeaders().set(name, values));
		body.headers().forEach((name, values) -> response.responseHeaders().set(name, values));
		if (request.method().equals(HttpMethod.HEAD)) {
			return response.send();
		}
		return response.sendObject(Unpooled.wrappedBuffer(body.bytes())).then();
	}

}
