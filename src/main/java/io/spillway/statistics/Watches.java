package io.spillway.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.web.FailedRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks for the counts of what is watched once a second, however many watch it, as long as
 * somebody does. A database that takes longer is not asked again before it has answered.
 */
class Watches {

	static final Duration PERIOD = Duration.ofSeconds(1);

	private final Function<Counted, Mono<Counts>> total;

	private final ObjectMapper json;

	private final Clock clock;

	private final Scheduler scheduler;

	private final Map<Counted, Watch> watches = new ConcurrentHashMap<>();

	/**
	 * Creates watches of nothing.
	 * @param total gives the counts of all time; nothing if there is nothing to be
	 * counted
	 */
	Watches(Function<Counted, Mono<Counts>> total, ObjectMapper json, Clock clock, Scheduler scheduler) {
		this.total = total;
		this.json = json;
		this.clock = clock;
		this.scheduler = scheduler;
	}

	void join(Counted counted, Watcher watcher) {
		this.watches.compute(counted,
				(_, watch) -> ((watch != null && !watch.isOver()) ? watch : new Watch(events(counted))).join(watcher));
	}

	void leave(Counted counted, Watcher watcher) {
		this.watches.computeIfPresent(counted, (_, watch) -> watch.leave(watcher));
	}

	private Flux<StreamEvent> events(Counted counted) {
		return Flux.interval(Duration.ZERO, PERIOD, this.scheduler)
			.onBackpressureDrop()
			.concatMap((_) -> event(counted), 0)
			.takeUntil(StreamEvent::isLast);
	}

	private Mono<StreamEvent> event(Counted counted) {
		return this.total.apply(counted)
			.map((total) -> StreamEvent.stats(total, counted.hasRecipients(),
					this.clock.instant().truncatedTo(ChronoUnit.MILLIS), this.json))
			.switchIfEmpty(Mono.fromSupplier(() -> StreamEvent.error(counted.unknown().problem())))
			.onErrorResume((error) -> Mono.just(StreamEvent.error(FailedRequest.problem("GET", error))));
	}

	/** How much is watched. */
	int size() {
		return this.watches.size();
	}

}
