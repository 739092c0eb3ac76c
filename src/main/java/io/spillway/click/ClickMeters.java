package io.spillway.click;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.spillway.observability.Histograms;
import io.spillway.token.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times clicks. Those of before the service is ready are not measured: the
 * first of them is not to wait for what measures.
 */
final class ClickMeters implements MeterBinder {

	/** A click that takes longer is late: its person has noticed. */
	static final Duration LATE = Duration.ofMillis(100);

	/** Null before the service is ready. */
	private volatile @Nullable Meters meters;

	@Override
	public void bindTo(MeterRegistry registry) {
		Map<TokenKind, KindMeters> kinds = new EnumMap<>(TokenKind.class);
		for (TokenKind kind : TokenKind.values()) {
			kinds.put(kind, KindMeters.of(kind.name().toLowerCase(Locale.ROOT), registry));
		}
		this.meters = new Meters(kinds, KindMeters.of("none", registry));
	}

	/**
	 * Measures a click that is answered.
	 * @param kind the kind of its token, null for none
	 * @param nanos how long it took
	 */
	void answered(@Nullable TokenKind kind, ClickOutcome outcome, long nanos) {
		Meters known = this.meters;
		if (known != null) {
			known.of(kind).record(outcome, nanos);
		}
	}

	private record Meters(Map<TokenKind, KindMeters> kinds, KindMeters none) {

		KindMeters of(@Nullable TokenKind kind) {
			return (kind != null) ? this.kinds.getOrDefault(kind, this.none) : this.none;
		}

	}

	private record KindMeters(Counter late, Map<ClickOutcome, Timer> times) {

		static KindMeters of(String kind, MeterRegistry registry) {
			Map<ClickOutcome, Timer> times = new EnumMap<>(ClickOutcome.class);
			for (ClickOutcome outcome : ClickOutcome.values()) {
				times.put(outcome,
						Histograms.times("spillway.clicks")
							.tags("kind", kind, "outcome", outcome.tag())
							.register(registry));
			}
			return new KindMeters(registry.counter("spillway.clicks.late", "kind", kind), times);
		}

		void record(ClickOutcome outcome, long nanos) {
			Timer timer = this.times.get(outcome);
			if (timer != null) {
				timer.record(nanos, TimeUnit.NANOSECONDS);
			}
			if (nanos > LATE.toNanos()) {
				this.late.increment();
			}
		}

	}

}
