package peer;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * Answers every path of one segment as Spillway answers a click, always with the same
 * target: what remains of a click once all of Spillway is taken away.
 * <p>
 * Environment: {@code PORT} (8083), {@code LOCATION}, the target.
 */
final class ConstantAnswer {

	private static final HttpHeaders HEADERS = new DefaultHttpHeaders()
		.set("X-Content-Type-Options", "nosniff")
		.set("X-Frame-Options", "DENY")
		.set("Content-Security-Policy",
				"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
		.set(HttpHeaderNames.CACHE_CONTROL, "private, no-store")
		.set("X-Robots-Tag", "noindex")
		.set("Referrer-Policy", "no-referrer");

	private ConstantAnswer() {
	}

	public static void main(String[] args) {
		int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8083"));
		String location = System.getenv().getOrDefault("LOCATION", "https://shop.example/");
		LoopResources loops = LoopResources.create("netty", Runtime.getRuntime().availableProcessors(), true);
		DisposableServer server = HttpServer.create()
			.runOn(loops)
			.port(port)
			.route((routes) -> routes.route((request) -> request.uri().lastIndexOf('/') == 0,
					(request, response) -> answer(response, location)))
			.bindNow();
		// The loops are daemons: this thread keeps the process alive.
		server.onDispose().block();
	}

	private static Publisher<Void> answer(HttpServerResponse response, String location) {
		return response.headers(HEADERS)
			.status(HttpResponseStatus.FOUND)
			.header(HttpHeaderNames.LOCATION, location)
			.header(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
			.send();
	}

}
