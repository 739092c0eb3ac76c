package io.spillway.link;

import java.util.function.Supplier;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.spillway.idempotency.IdempotencyKey;
import io.spillway.overload.ApiCalls;
import io.spillway.security.ApiKeys;
import io.spillway.security.Scope;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.netty.NettyRouteProvider;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;

/**
 * Takes the calls that make a link and ask for nothing else beneath WebFlux, which would
 * cost some times what all the rest of such a call does. Every other call, above all one
 * that is to be refused, goes on to {@link LinkController}.
 */
class CreateRoute implements NettyRouteProvider {

	static final String PATH = "/v1/links";

	/** What WebFlux takes as well ({@code spring.codec.max-in-memory-size}). */
	private static final int MAX_BODY = 65_536;

	private final ApiKeys keys;

	private final ApiCalls calls;

	private final Supplier<CreateCall> call;

	/**
	 * Creates the route.
	 * @param call not asked for before the first call: no click has to wait for it
	 */
	CreateRoute(ApiKeys keys, ApiCalls calls, ObjectProvider<CreateCall> call) {
		this.keys = keys;
		this.calls = calls;
		this.call = SingletonSupplier.of(call::getObject);
	}

	@Override
	public HttpServerRoutes apply(HttpServerRoutes routes) {
		return routes.route(this::isPlain, this::handle);
	}

	private boolean isPlain(HttpServerRequest request) {
		return request.method().equals(HttpMethod.POST) && request.uri().equals(PATH)
				&& isPlain(request.requestHeaders())
				&& this.keys.allow(request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION), Scope.LINKS);
	}

	private static boolean isPlain(HttpHeaders headers) {
		String accept = headers.get(HttpHeaderNames.ACCEPT);
		return isJson(headers.get(HttpHeaderNames.CONTENT_TYPE))
				&& (accept == null || accept.equals(MediaType.ALL_VALUE) || isJson(accept))
				&& isWithinLimit(headers.getInt(HttpHeaderNames.CONTENT_LENGTH, -1))
				&& !headers.contains(HttpHeaderNames.TRANSFER_ENCODING) && !headers.contains(HttpHeaderNames.EXPECT)
				&& !headers.contains(IdempotencyKey.HEADER);
	}

	private static boolean isJson(@Nullable String mediaType) {
		return MediaType.APPLICATION_JSON_VALUE.equals(mediaType);
	}

	private static boolean isWithinLimit(int contentLength) {
		return contentLength > 0 && contentLength <= MAX_BODY;
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return this.calls.count(this.call.get().handle(request, response));
	}

}
