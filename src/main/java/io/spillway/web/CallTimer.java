package io.spillway.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpStatus;

/**
 * Times the calls of a route beneath WebFlux, under the name and with the tags that
 * Spring gives to those it handles ({@code http.server.requests}).
 */
public final class CallTimer {

	private static final String UNKNOWN = "UNKNOWN";

	private final MeterRegistry meters;

	private final String method;

	private final String uri;

	private final Map<String, Timer> timers = new ConcurrentHashMap<>();

	/**
	 * Creates a timer.
	 * @param method the method that the route answers
	 * @param uri the route's path, without variable parts
	 */
	public CallTimer(MeterRegistry meters, String method, String uri) {
		this.meters = meters;
		this.method = method;
		this.uri = uri;
	}

	/** Times a call, until it is answered or its caller has gone. */
	public Mono<Void> time(Mono<Void> call, HttpServerResponse response) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return call.doFinally((end) -> record(end, response, System.nanoTime() - start));
		});
	}

	private void record(SignalType end, HttpServerResponse response, long nanos) {
		String status = (end == SignalType.ON_COMPLETE) ? String.valueOf(response.status().code()) : UNKNOWN;
		this.timers.computeIfAbsent(status, this::timer).record(nanos, TimeUnit.NANOSECONDS);
	}

	private Timer timer(String status) {
		return this.meters.timer("http.server.requests", "method", this.method, "uri", this.uri, "status", status,
				"outcome", outcome(status), "exception", "none", "error", "none");
	}

	private static String outcome(String status) {
		if (status.equals(UNKNOWN)) {
			return UNKNOWN;
		}
		return switch (HttpStatus.valueOf(Integer.parseInt(status)).series()) {
			case INFORMATIONAL -> "INFORMATIONAL";
			case SUCCESSFUL -> "SUCCESS";
			case REDIRECTION -> "REDIRECTION";
			case CLIENT_ERROR -> "CLIENT_ERROR";
			case SERVER_ERROR -> "SERVER_ERROR";
		};
	}

}
