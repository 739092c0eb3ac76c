package io.spillway.capacity;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the last answer rested on, for as long as it says something of now. Nothing
 * is read for it: it would be read by every replica, and one of them is asked anyway.
 */
final class CapacityMeters implements MeterBinder {

	/** An autoscaler asks four times in it. */
	static final Duration FRESH = Duration.ofMinutes(1);

	private final LongSupplier nanoTime;

	private volatile @Nullable Reading last;

	CapacityMeters(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bind(registry, "spillway.capacity.replicas", Reading::replicas);
		bind(registry, "spillway.capacity.pushes", Reading::pushes);
	}

	private void bind(MeterRegistry registry, String name, ToDoubleFunction<Reading> value) {
		Gauge.builder(name, this, (meters) -> meters.value(value)).register(registry);
	}

	private double value(ToDoubleFunction<Reading> value) {
		Reading reading = this.last;
		return (reading != null && this.nanoTime.getAsLong() - reading.nanos() < FRESH.toNanos())
				? value.applyAsDouble(reading) : Double.NaN;
	}

	/**
	 * Shows an answer.
	 * @param replicas what pushes need, without limits
	 * @param pushes how many pushes that are
	 */
	void note(double replicas, long pushes) {
		this.last = new Reading(replicas, pushes, this.nanoTime.getAsLong());
	}

	/** Shows nothing: it is not known any more. */
	void forget() {
		this.last = null;
	}

	private record Reading(double replicas, long pushes, long nanos) {
	}

}
