package io.spillway.link;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.spillway.idempotency.Answer;
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

	CreateCall(LinkCreation creation, ObjectMapper json, CallTimer timer, Draining draining) {
		this.creation = creation;
		this.json = json.readerFor(CreateLink.class);
		this.timer = timer;
		this.draining = draining;
	}

	Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		Mono<Void> call = request.receive()
			.aggregate()
			.asByteArray()
			.map(this::read)
			.flatMap(this.creation::create)
			.map((answer) -> send(response, answer))
			.onErrorResume((error) -> Mono.just(ProblemSender.sendFailure(request, response, error)))
			.flatMap((sending) -> {
				this.draining.endConnection(response);
				return sending;
			});
		return this.timer.time(call, response);
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
