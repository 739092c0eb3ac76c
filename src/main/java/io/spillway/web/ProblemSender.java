package io.spillway.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Sends problems from routes beneath WebFlux. */
public final class ProblemSender {

	private ProblemSender() {
	}

	/** Sends a problem detail, or a page to a browser. */
	public static Mono<Void> send(HttpServerRequest request, HttpServerResponse response, Problem problem) {
		return send(request, response, problem.answers().negotiated(request.requestHeaders()));
	}

	/** Sends a problem detail, whatever else is accepted. */
	public static Mono<Void> sendJson(HttpServerRequest request, HttpServerResponse response, Problem problem) {
		return send(request, response, problem.answers().json());
	}

	/** Says why a call of the API failed; an error if its caller has gone. */
	public static Mono<Void> sendFailure(HttpServerRequest request, HttpServerResponse response, Throwable error) {
		if (Disconnections.isOne(error)) {
			return Mono.error(error);
		}
		Problem problem = FailedRequest.problem(request.method().name(), error);
		response.header(HttpHeaderNames.CACHE_CONTROL, "no-store");
		return send(request, response, problem.answers().json());
	}

	private static Mono<Void> send(HttpServerRequest request, HttpServerResponse response, ProblemAnswer answer) {
		response.status(answer.status()).responseHeaders().setAll(answer.headers());
		if (request.method().equals(HttpMethod.HEAD)) {
			return response.send();
		}
		return response.sendObject(answer.body()).then();
	}

}
