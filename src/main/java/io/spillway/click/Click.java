package io.spillway.click;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.spillway.token.Platform;
import io.spillway.token.TokenKind;
import io.spillway.useragent.OperatingSystem;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A click as it came in.
 *
 * @param kind the kind of its token, null for none
 * @param token the token as sent, whatever it is
 * @param query the raw query string, or null
 * @param app whether an app asks, which wants to be told and not to be sent on
 * @param headers those of the request
 */
record Click(@Nullable TokenKind kind, String token, @Nullable String query, boolean app, HttpHeaders headers) {

	static Click of(HttpServerRequest request) {
		String token = String.valueOf(ClickPath.token(request.uri()));
		return new Click(TokenKind.of(token), token, ClickPath.query(request.uri()),
				AppRequest.isOne(request.requestHeaders()), request.requestHeaders());
	}

	/** What it comes from: asked for only where targets differ by it. */
	Platform platform() {
		return switch (OperatingSystem.of(this.headers.get(HttpHeaderNames.USER_AGENT))) {
			case ANDROID -> Platform.ANDROID;
			case IOS -> Platform.IOS;
			default -> Platform.OTHER;
		};
	}

	/** Names no token: whoever has it can follow the link. */
	@Override
	public String toString() {
		return "Click[kind=%s, app=%s]".formatted(this.kind, this.app);
	}

}
