package io.spillway.observability;

import java.util.List;
import java.util.stream.Stream;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** Reads the context of a trace out of the headers of a request. */
enum Carried implements TextMapGetter<HttpHeaders> {

	HEADERS;

	/**
	 * W3C Trace Context, and both forms of B3; as ASCII strings, which know their hash.
	 */
	private static final List<AsciiString> PARENTS = Stream
		.of("traceparent", "b3", "X-B3-TraceId", "X-B3-Sampled", "X-B3-Flags")
		.map(AsciiString::cached)
		.toList();

	/** Whether a caller says anything of a trace. */
	static boolean by(HttpHeaders headers) {
		for (AsciiString name : PARENTS) {
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
