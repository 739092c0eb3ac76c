package io.spillway.web;

import reactor.netty.http.logging.AbstractHttpMessageLogFactory;
import reactor.netty.http.logging.HttpMessageArgProvider;

/**
 * How the server's log tells of HTTP messages that it could not read: no path, which
 * holds a token, and no cause's message, which may quote a part of the message.
 */
final class RedactedHttpMessages extends AbstractHttpMessageLogFactory {

	@Override
	public String common(HttpMessageArgProvider message) {
		Throwable cause = message.decoderResult().cause();
		return "%s%s".formatted(message.httpMessageType(), (cause != null) ? ", " + cause.getClass().getName() : "");
	}

}
