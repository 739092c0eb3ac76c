package io.spillway.database;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts what the database did not do. */
final class DatabaseMeters implements MeterBinder {

	private final DatabaseGuard guard;

	DatabaseMeters(DatabaseGuard guard) {
		this.guard = guard;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("spillway.database.failures", this.guard, DatabaseGuard::failures).register(registry);
	}

}
