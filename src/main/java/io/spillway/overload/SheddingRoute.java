package io.spillway.overload;

import io.spillway.web.Problem;
import io.spillway.web.ProblemSender;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerRoutes;

import org.springframework.boot.web.embedded.netty.NettyRouteProvider;

/**
 * Refuses what {@link Admission} does not take on, before anything is known of it but its
 * path: what is refused has to cost next to nothing.
 */
class SheddingRoute implements NettyRouteProvider {

	private static final Problem BUSY = Problem.unavailable("The service is busy.");

	private final Admission admission;

	SheddingRoute(Admission admission) {
		this.admission = admission;
	}

	@Override
	public HttpServerRoutes apply(HttpServerRoutes routes) {
		return routes.route(this::isRefused,
				(request, response) -> ProblemSender.send(request, response.header("Cache-Control", "no-store"), BUSY));
	}

	private boolean isRefused(HttpServerRequest request) {
		return isApiCall(request.uri()) ? !this.admission.admitsApiCall(request) : !this.admission.admitsClick(request);
	}

	static boolean isApiCall(String requestTarget) {
		int path = requestTarget.startsWith("/") ? 0 : requestTarget.indexOf('/', requestTarget.indexOf("://") + 3);
		return path >= 0 && requestTarget.startsWith("/v1", path);
	}

}
