package io.spillway.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;

/** An answer to a problem that can be sent any number of times. */
final class ProblemAnswer {

	private final HttpResponseStatus status;

	/** As ASCII strings, which are encoded by copying. */
	private final HttpHeaders headers = new DefaultHttpHeaders();

	private final ByteBuf body;

	ProblemAnswer(Problem problem, ProblemBody body) {
		this.status = HttpResponseStatus.valueOf(problem.type().status().value());
		SecurityHeaders.HEADERS.forEach(this::add);
		problem.headers().forEach((name, values) -> values.forEach((value) -> add(name, value)));
		body.headers().forEach((name, values) -> values.forEach((value) -> add(name, value)));
		this.body = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(body.bytes()).asReadOnly());
	}

	private void add(String name, String value) {
		this.headers.add(AsciiString.cached(name), AsciiString.cached(value));
	}

	HttpResponseStatus status() {
		return this.status;
	}

	/** To be read only. */
	HttpHeaders headers() {
		return this.headers;
	}

	ByteBuf body() {
		return this.body.duplicate();
	}

	FullHttpResponse response(boolean keepAlive) {
		return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, this.status, body(),
				keepAlive ? this.headers : this.headers.copy().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE),
				EmptyHttpHeaders.INSTANCE);
	}

}
