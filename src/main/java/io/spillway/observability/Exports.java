package io.spillway.observability;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counts exports of one kind of telemetry that failed, and logs when they begin to fail
 * and when they arrive again: a receiver that is away for a night is two lines.
 */
final class Exports {

	private static final Log logger = LogFactory.getLog(Exports.class);

	private final String signal;

	private final LongAdder failures = new LongAdder();

	private final AtomicBoolean failing = new AtomicBoolean();

	Exports(String signal) {
		this.signal = signal;
	}

	void arrived() {
		if (this.failing.compareAndSet(true, false)) {
			logger.info("Exports of %s arrive again".formatted(this.signal));
		}
	}

	/**
	 * Notes an export that is lost.
	 * @param reason why, in a few words
	 */
	void failed(String reason) {
		this.failures.increment();
		if (this.failing.compareAndSet(false, true)) {
			logger.warn("Exports of %s do not arrive and are lost until they do: %s".formatted(this.signal, reason));
		}
	}

	String signal() {
		return this.signal;
	}

	double failures() {
		return this.failures.sum();
	}

}
