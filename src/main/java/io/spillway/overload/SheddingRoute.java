package io.spillway.overload;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.spillway.web.Draining;
import io.spillway.web.Problem;
import io.spillway.web.ProblemBody;
import io.spillway.web.ProblemSender;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

import org.springframework.boot.web.embedded.netty.NettyRouteProvider;

/**
 * Refuses what {@link Admission} does not take on, before anything is known of it but its
 * path: what is refused has to cost next to nothing.
 */
class SheddingRoute implements NettyRouteProvider {

	private static final Problem BUSY = Problem.unavailable("The service is busy.");

	private static final String API = "/v1";

	private final Admission admission;

	private final Draining draining;

	SheddingRoute(Admission admission, Draining draining) {
		this.admission = admission;
		this.draining = draining;
	}

	@Override
	public HttpServerRoutes apply(HttpServerRoutes routes) {
		return routes.route(this::isRefused,
				(request, response) -> refuse(request, response.header("Cache-Control", "no-store")));
	}

	/**
	 * Apps and API clients get an answer that is made already; only browsers get a page.
	 */
	private Mono<Void> refuse(HttpServerRequest request, HttpServerResponse response) {
		this.draining.endConnection(response);
		return request.requestHeaders().containsValue(HttpHeaderNames.ACCEPT, "text/html", true)
				? ProblemSender.send(request, response, BUSY)
				: ProblemSender.send(request, response, BUSY, Prepared.BODY);
	}

	private boolean isRefused(HttpServerRequest request) {
		return isApiCall(request.uri()) ? !this.admission.admitsApiCall(request) : !this.admission.admitsClick(request);
	}

	/** Whether the path of a request target is /v1 or below it. */
	static boolean isApiCall(String requestTarget) {
		int path = path(requestTarget);
		int end = path + API.length();
		return path >= 0 && requestTarget.startsWith(API, path)
				&& (end == requestTarget.length() || "/?#;".indexOf(requestTarget.charAt(end)) >= 0);
	}

	/** Where the path of a target in origin form or in absolute form begins, or -1. */
	private static int path(String requestTarget) {
		if (requestTarget.startsWith("/")) {
			return 0;
		}
		int authority = requestTarget.indexOf("://");
		return (authority > 0) ? requestTarget.indexOf('/', authority + 3) : -1;
	}

	/** Made with the first refusal: a start has no use for it. */
	private static final class Prepared {

		static final ProblemBody BODY = ProblemBody.json(BUSY);

	}

}
