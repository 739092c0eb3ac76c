package io.spillway.observability;

import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@link Exports} what became of each export, and {@link SpanBacklog} when it
 * began.
 */
final class CountedSpanExporter implements SpanExporter {

	private final SpanExporter exporter;

	private final Exports exports;

	private final SpanBacklog backlog;

	CountedSpanExporter(SpanExporter exporter, Exports exports, SpanBacklog backlog) {
		this.exporter = exporter;
		this.exports = exports;
		this.backlog = backlog;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		this.backlog.remove(spans.size());
		CompletableResultCode result = this.exporter.export(spans);
		return result.whenComplete(() -> note(result));
	}

	private void note(CompletableResultCode result) {
		if (result.isSuccess()) {
			this.exports.arrived();
		}
		else {
			this.exports.failed(reason(result.getFailureThrowable()));
		}
	}

	/** What the exporter wraps, and how often, is its own affair. */
	private static String reason(@Nullable Throwable error) {
		return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
			.filter(IOException.class::isInstance)
			.findFirst()
			.map((cause) -> cause.getClass().getSimpleName())
			.orElse("refused");
	}

	@Override
	public CompletableResultCode flush() {
		return this.exporter.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.exporter.shutdown();
	}

}
