package io.spillway.observability;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.concurrent.TimeUnit;

/**
 * What the process takes, as the kernel says it. The MXBeans of a native binary know
 * neither resident memory nor CPU time.
 */
final class ProcessMeters implements MeterBinder {

	private final ProcFiles proc;

	ProcessMeters(ProcFiles proc) {
		this.proc = proc;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bytes(registry, "process.memory.resident", (files) -> files.status("VmRSS"));
		bytes(registry, "process.memory.anonymous", (files) -> files.status("RssAnon"));
		bytes(registry, "process.memory.limit", ProcFiles::memoryLimit);
		gauge(registry, "process.files.open", "files", ProcFiles::openFiles);
		if (this.proc.isReadable()) {
			FunctionCounter.builder("process.cpu.time", this.proc, ProcFiles::cpuMillis)
				.baseUnit("milliseconds")
				.register(registry);
		}
		if (isKnown(ProcFiles::uptimeMillis)) {
			TimeGauge.builder("process.uptime", this.proc, TimeUnit.MILLISECONDS, ProcFiles::uptimeMillis)
				.register(registry);
		}
	}

	private void bytes(MeterRegistry registry, String name, ToDoubleFunction<ProcFiles> value) {
		gauge(registry, name, "bytes", value);
	}

	private void gauge(MeterRegistry registry, String name, String unit, ToDoubleFunction<ProcFiles> value) {
		if (isKnown(value)) {
			Gauge.builder(name, this.proc, value).baseUnit(unit).register(registry);
		}
	}

	/** What is not known at the start will not be known later: no gauge at all. */
	private boolean isKnown(ToDoubleFunction<ProcFiles> value) {
		return !Double.isNaN(value.applyAsDouble(this.proc));
	}

}
