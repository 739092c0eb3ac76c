package io.spillway.capacity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import reactor.core.publisher.Mono;

/** Says how many replicas the pushes need that were announced. */
class Capacity {

	/** Less than the 3 s that KEDA waits: it shall read why it got no number. */
	static final Duration DEADLINE = Duration.ofSeconds(2);

	private final PushStore store;

	private final CapacityProperties properties;

	private final ArrivalCurve curve;

	private final CapacityMeters meters;

	private final Clock clock;

	Capacity(PushStore store, CapacityProperties properties, CapacityMeters meters, Clock clock) {
		this.store = store;
		this.properties = properties;
		this.curve = new ArrivalCurve(properties.clickShare(), properties.halfTime());
		this.meters = meters;
		this.clock = clock;
	}

	/**
	 * The most replicas that are needed from now to the lead time ahead. Read from the
	 * database, or an error: a number that is made up would take replicas away.
	 */
	Mono<Integer> replicas() {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			Instant until = now.plus(this.properties.leadTime());
			return this.store.audiences(now.minus(this.curve.tail()), until, DEADLINE)
				.map((audiences) -> replicas(audiences, now, until));
		}).doOnError((_) -> this.meters.forget());
	}

	private int replicas(List<Audience> audiences, Instant now, Instant until) {
		double clicks = this.curve.peak(audiences, now, until);
		double needed = Math.ceil(clicks / this.properties.clicksPerReplica());
		this.meters.note(needed, audiences.stream().mapToLong(Audience::pushes).sum());
		return (int) Math.clamp(needed, this.properties.minReplicas(), this.properties.maxReplicas());
	}

}
