package io.spillway.security;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.spillway.security.KeySeals.KeySeal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Notes in the background how often keys sealed, and has the sums as gauges: none while
 * they are not known.
 */
class KeySealsSync implements ApplicationRunner, DisposableBean, MeterBinder {

	static final Duration INTERVAL = Duration.ofSeconds(10);

	/** A stop waits for no more, whatever a request may wait for. */
	private static final Duration LAST_NOTE = Duration.ofSeconds(3);

	private static final Log logger = LogFactory.getLog(KeySealsSync.class);

	private final KeySeals seals;

	private final Scheduler scheduler;

	private volatile @Nullable MultiGauge gauges;

	private boolean known = true;

	private volatile Disposable running = Disposables.disposed();

	KeySealsSync(KeySeals seals, Scheduler scheduler) {
		this.seals = seals;
		this.scheduler = scheduler;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.gauges = MultiGauge.builder("spillway.key.seals").baseUnit("seals").register(registry);
	}

	@Override
	public void run(ApplicationArguments args) {
		this.running = Flux.interval(Duration.ZERO, INTERVAL, this.scheduler)
			.onBackpressureDrop()
			.concatMap((_) -> look(), 1)
			.subscribe();
	}

	Mono<Void> look() {
		return this.seals.note()
			.then(this.seals.all().collectList())
			.doOnNext(this::show)
			.doOnError(this::hide)
			.onErrorComplete()
			.then();
	}

	private void show(List<KeySeal> seals) {
		this.known = true;
		register(seals);
	}

	private void hide(Throwable error) {
		if (this.known) {
			logger.warn("How often keys have sealed is unknown until the database can say it: "
					+ error.getClass().getSimpleName());
			this.known = false;
		}
		register(List.of());
	}

	private void register(List<KeySeal> seals) {
		MultiGauge gauges = this.gauges;
		if (gauges != null) {
			gauges.register(seals
				.stream().<MultiGauge
						.Row<?>>map((seal) -> MultiGauge.Row
							.of(Tags.of("key", String.valueOf(seal.key()), "purpose", seal.purpose()), seal.seals()))
				.toList(), true);
		}
	}

	/** The last seals of a replica count as well. */
	@Override
	public void destroy() {
		this.running.dispose();
		this.seals.note()
			.timeout(LAST_NOTE)
			.doOnError((error) -> logger
				.warn("The last seals of keys were not noted: " + error.getClass().getSimpleName()))
			.onErrorComplete()
			.block();
	}

}
