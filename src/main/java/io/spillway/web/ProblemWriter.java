package io.spillway.web;

import java.util.List;

import io.spillway.observability.CurrentSpan;
import reactor.core.publisher.Mono;

import org.springframework.boot.web.reactive.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers every request that failed: a problem detail, or a page where a browser asked
 * outside the API.
 */
@Component
@Order(-2)
class ProblemWriter implements ErrorWebExceptionHandler {

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
		ServerHttpResponse response = exchange.getResponse();
		if (Disconnections.isOne(error)) {
			return Mono.error(error);
		}
		if (response.isCommitted()) {
			// The server logs it and ends the connection.
			return Mono.error(new RedactedException(error));
		}
		return Mono.deferContextual((context) -> answer(exchange, CurrentSpan.call(context,
				() -> FailedRequest.problem(exchange.getRequest().getMethod().name(), error))));
	}

	private static Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(problem.type().status());
		response.getHeaders().putAll(problem.headers());
		response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
		return write(exchange, body(exchange.getRequest(), problem));
	}

	private static ProblemBody body(ServerHttpRequest request, Problem problem) {
		String path = request.getPath().value();
		boolean api = path.equals("/v1") || path.startsWith("/v1/");
		return api ? ProblemBody.json(problem) : ProblemBody.negotiated(problem, request.getHeaders());
	}

	private static Mono<Void> write(ServerWebExchange exchange, ProblemBody body) {
		ServerHttpResponse response = exchange.getResponse();
		response.getHeaders().putAll(body.headers());
		if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
			return response.setComplete();
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body.bytes())));
	}

}
