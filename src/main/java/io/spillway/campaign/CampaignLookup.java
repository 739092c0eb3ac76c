package io.spillway.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.netty.channel.EventLoopGroup;
import io.spillway.database.PerLoop;
import io.spillway.link.Batcher;
import io.spillway.observability.BatchTelemetry;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Looks up campaigns that are not held in memory. All clicks of a campaign that come
 * while one batch is under way wait for the same row of the next.
 */
class CampaignLookup {

	private static final int MAX_BATCH = 256;

	private static final Duration MAX_QUEUEING = Duration.ofMillis(100);

	private final CampaignStore store;

	private final BatchTelemetry telemetry;

	private final PerLoop<Batcher<Integer, Campaign>> loops;

	CampaignLookup(CampaignStore store, EventLoopGroup eventLoops, BatchTelemetry telemetry) {
		this.store = store;
		this.telemetry = telemetry;
		this.loops = new PerLoop<>(eventLoops, this::batcher);
	}

	/** The campaign of a number; empty if there is none. */
	Mono<Campaign> find(int id) {
		return this.loops.use((batcher) -> batcher.get(id));
	}

	/** Over the pool, whose answers come on any thread. */
	private Batcher<Integer, Campaign> batcher() {
		Scheduler thread = this.loops.thisThread();
		return new Batcher<>((ids) -> load(ids).publishOn(thread), MAX_BATCH, MAX_QUEUEING, System::nanoTime,
				this.telemetry);
	}

	private Mono<Map<Integer, Campaign>> load(List<Integer> ids) {
		return this.store.find(ids);
	}

}
