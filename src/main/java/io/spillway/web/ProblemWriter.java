package io.spillway.web;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.web.reactive.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Answers every request that failed: a problem detail, or a page where a browser asked
 * outside the API.
 */
@Component
@Order(-2)
class ProblemWriter implements ErrorWebExceptionHandler {

	private static final Log logger = LogFactory.getLog(ProblemWriter.class);

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
		Problem problem = ProblemTranslator.translate(error);
		log(exchange.getRequest(), problem, error);
		response.setStatusCode(problem.type().status());
		response.getHeaders().putAll(problem.headers());
		response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
		return write(exchange, problem);
	}

	private void log(ServerHttpRequest request, Problem problem, Throwable error) {
		// Neither path nor message: a path holds a token, a message may hold a value.
		if (problem.type() == ProblemType.INTERNAL) {
			logger.error("A %s request failed".formatted(request.getMethod()), new RedactedException(error));
		}
		else if (problem.type() == ProblemType.UNAVAILABLE) {
			logger.debug("A %s request could not be answered: %s".formatted(request.getMethod(), problem.detail()));
		}
	}

	private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
		boolean page = ErrorPage.isFor(exchange.getRequest());
		String text = page ? ErrorPage.of(problem.type().status(), exchange.getRequest()) : json(problem).toString();
		byte[] bytes = text.getBytes(UTF_8);
		HttpHeaders headers = exchange.getResponse().getHeaders();
		headers.setContentType(page ? new MediaType(MediaType.TEXT_HTML, UTF_8) : MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLength(bytes.length);
		if (page) {
			headers.set(HttpHeaders.VARY, "Accept, Accept-Language");
			headers.setContentLanguage(ErrorPage.language(exchange.getRequest()));
		}
		if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
			return exchange.getResponse().setComplete();
		}
		return exchange.getResponse()
			.writeWith(Mono.fromSupplier(() -> exchange.getResponse().bufferFactory().wrap(bytes)));
	}

	private static ObjectNode json(Problem problem) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("type", problem.type().uri().toString());
		json.put("title", problem.type().title());
		json.put("status", problem.type().status().value());
		if (problem.detail() != null) {
			json.put("detail", problem.detail());
		}
		if (!problem.errors().isEmpty()) {
			ArrayNode errors = json.putArray("errors");
			problem.errors()
				.forEach((error) -> errors.addObject().put("pointer", error.pointer()).put("detail", error.detail()));
		}
		return json;
	}

}
