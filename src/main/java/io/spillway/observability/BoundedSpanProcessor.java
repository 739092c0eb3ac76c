package io.spillway.observability;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Passes on the spans that a {@link SpanBacklog} has room for. */
final class BoundedSpanProcessor implements SpanProcessor {

	private final SpanProcessor next;

	private final SpanBacklog backlog;

	BoundedSpanProcessor(SpanProcessor next, SpanBacklog backlog) {
		this.next = next;
		this.backlog = backlog;
	}

	@Override
	public void onStart(Context parent, ReadWriteSpan span) {
		this.next.onStart(parent, span);
	}

	@Override
	public boolean isStartRequired() {
		return this.next.isStartRequired();
	}

	@Override
	public void onEnd(ReadableSpan span) {
		if (this.backlog.add()) {
			this.next.onEnd(span);
		}
	}

	@Override
	public boolean isEndRequired() {
		return this.next.isEndRequired();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.next.shutdown();
	}

	@Override
	public CompletableResultCode forceFlush() {
		return this.next.forceFlush();
	}

}
