package io.spillway.observability;

import io.netty.handler.codec.http.HttpHeaders;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** Reads the context of a trace out of the headers of a request. */
enum Carried implements TextMapGetter<HttpHeaders> {

	HEADERS;

	/** W3C Trace Context, and both forms of B3. */
	private static final String[] PARENTS = { "traceparent", "b3", "X-B3-TraceId", "X-B3-Sampled", "X-B3-Flags" };

	/** Whether a caller says anything of a trace. */
	static boolean by(HttpHeaders headers) {
		for (String name : PARENTS) {
			if (headers.contains(name)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public Iterable<String> keys(HttpHeaders headers) {
		return headers.names();
	}

	@Override
	public @Nullable String get(@Nullable HttpHeaders headers, String name) {
		return (headers != null) ? headers.get(name) : null;
	}

}
