package io.spillway.recording;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is measured of clicks that come out of the spool. */
class ReplayTelemetryTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FlowRun run = FlowRun.async();

	@BeforeEach
	void spool() {
		this.run.replays.bindTo(this.registry);
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 3)));
		this.run.step();
	}

	@Test
	void aBatchIsMeasuredOnceTheDatabaseHasTakenIt() {
		assertThat(times("done")).isZero();
		this.run.record();
		assertThat(times("done")).isEqualTo(1);
		assertThat(times("failed")).isZero();
		assertThat(this.registry.get("spillway.batch.size").summary().totalAmount()).isEqualTo(3);
	}

	@Test
	void aBatchThatIsSetAsideFailedAsOftenAsItWasTried() {
		this.run.fail();
		recover();
		this.run.fail();
		recover();
		this.run.fail();
		assertThat(this.run.spool.setAside).hasSize(1);
		assertThat(times("failed")).isEqualTo(3);
	}

	/** It answers the question whether it is there again. */
	private void recover() {
		this.run.pass(StoreAttempts.PAUSE);
		this.run.record();
	}

	@Test
	void aBatchThatIsRefusedFailedOnce() {
		this.run.refuse();
		assertThat(times("failed")).isEqualTo(1);
		assertThat(times("done")).isZero();
	}

	@Test
	void clicksThatCameJustNowAreNotAmongThem() {
		this.run.record();
		this.run.click(ClickFlow.BATCH);
		this.run.record();
		assertThat(this.run.counts.recorded.sum()).isEqualTo(ClickFlow.BATCH + 3);
		assertThat(times("done")).isEqualTo(1);
	}

	private long times(String outcome) {
		return this.registry.get("spillway.batch.time").tag("outcome", outcome).timer().count();
	}

}
