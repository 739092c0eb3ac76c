package io.spillway.overload;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts the requests that are refused. */
final class ShedRequests implements MeterBinder {

	private final LongAdder clicks = new LongAdder();

	private final LongAdder calls = new LongAdder();

	void add(String requestTarget) {
		(ApiPath.isApiCall(requestTarget) ? this.calls : this.clicks).increment();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		count(registry, "click", this.clicks);
		count(registry, "api", this.calls);
	}

	private static void count(MeterRegistry registry, String call, LongAdder count) {
		FunctionCounter.builder("spillway.shed", count, LongAdder::sum).tag("call", call).register(registry);
	}

}
