package io.spillway.observability;

import java.util.Collection;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

/** Tells {@link Exports} what became of each export. */
final class CountedSpanExporter implements SpanExporter {

	private final SpanExporter exporter;

	private final Exports exports;

	CountedSpanExporter(SpanExporter exporter, Exports exports) {
		this.exporter = exporter;
		this.exports = exports;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
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

	private static String reason(@Nullable Throwable error) {
		return (error != null) ? error.getClass().getSimpleName() : "refused";
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
