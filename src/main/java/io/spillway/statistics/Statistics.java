package io.spillway.statistics;

import java.time.Clock;

import reactor.core.publisher.Mono;

/** Answers what became of clicks. */
class Statistics {

	private final StatisticsStore store;

	private final Clock clock;

	Statistics(StatisticsStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	/** The statistics of a period, or a problem. */
	Mono<StatisticsView> of(Counted counted, PeriodRequest request) {
		return Mono.defer(() -> {
			Period period = request.period(this.clock.instant());
			return this.store.counts(counted, period)
				.switchIfEmpty(Mono.error(counted::unknown))
				.map((counts) -> StatisticsView.of(period, counts, counted.hasRecipients()));
		});
	}

}
