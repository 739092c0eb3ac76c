package io.spillway.bulk;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What became of the lines of a call, and how many streams of it are under way. */
final class LineCounts {

	private final BulkCall call;

	private final LongAdder answered = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final AtomicInteger streams = new AtomicInteger();

	LineCounts(BulkCall call) {
		this.call = call;
	}

	/** Counts the lines that a chunk answers. */
	void add(AnswerChunk chunk) {
		this.answered.add(chunk.answered());
		this.refused.add(chunk.refused());
		this.failed.add(chunk.failed());
	}

	void streamBegins() {
		this.streams.incrementAndGet();
	}

	void streamEnds() {
		this.streams.decrementAndGet();
	}

	void bindTo(MeterRegistry registry) {
		count(registry, LineOutcome.ANSWERED, this.answered);
		count(registry, LineOutcome.REFUSED, this.refused);
		count(registry, LineOutcome.FAILED, this.failed);
		Gauge.builder("spillway.bulk.streams", this.streams, AtomicInteger::get)
			.tag("call", this.call.tag())
			.register(registry);
	}

	private void count(MeterRegistry registry, LineOutcome outcome, LongAdder lines) {
		FunctionCounter.builder("spillway.bulk.lines", lines, LongAdder::sum)
			.tag("call", this.call.tag())
			.tag("outcome", outcome.tag())
			.register(registry);
	}

}
