package io.spillway.recording;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a stop does with the clicks that are on their way. */
class StoppedFlowTests {

	private final FlowRun run = FlowRun.async();

	@Test
	void allThatWaitsIsWrittenAtOnce() {
		this.run.click(ClickFlow.BATCH + 1);
		this.run.flow.beginStop();
		this.run.record();
		assertThat(this.run.inDatabase()).hasSize(1);
		assertThat(this.run.flow.isDone()).isFalse();
		this.run.record();
		assertThat(this.run.flow.isDone()).isTrue();
		finish();
	}

	@Test
	void whatIsSpooledIsReplayedWhereTheDatabaseIsThere() {
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 3)));
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 4)));
		this.run.flow.beginStop();
		this.run.step();
		this.run.record();
		assertThat(this.run.flow.isDone()).isFalse();
		this.run.record();
		assertThat(this.run.flow.isDone()).isTrue();
		assertThat(this.run.spool.records).isEmpty();
	}

	@Test
	void aDatabaseThatFailsIsAskedTwiceMore() {
		List<ClickEvent> first = this.run.click(1);
		this.run.flow.beginStop();
		this.run.step();
		this.run.offer(3);
		this.run.fail();
		assertThat(this.run.spool.events()).hasSize(4).containsAll(first);
		failAgain();
		assertThat(this.run.flow.isDone()).isFalse();
		failAgain();
		assertThat(this.run.flow.isDone()).isTrue();
		this.run.pass(Duration.ofHours(1));
		assertThat(this.run.store.asked).hasSize(StoreAttempts.LAST_FAILURES);
		finish();
	}

	@Test
	void aDatabaseThatWasAwayIsAskedOnceMore() {
		this.run.loseDatabase();
		this.run.offer(3);
		this.run.flow.beginStop();
		this.run.step();
		assertThat(this.run.flow.isDone()).isFalse();
		assertThat(this.run.inDatabase()).isEmpty();
		this.run.record();
		this.run.record();
		assertThat(this.run.counts.recorded.sum() + this.run.spool.events().size()).isGreaterThanOrEqualTo(4);
		while (!this.run.flow.isDone()) {
			this.run.record();
		}
		assertThat(this.run.counts.recorded.sum()).isEqualTo(4);
	}

	@Test
	void aDatabaseThatTakesTooLongIsWaitedForNoLonger() {
		this.run.click(ClickFlow.BATCH + 1);
		this.run.flow.beginStop();
		this.run.flow.hurry();
		this.run.step();
		assertThat(this.run.flow.isDone()).isTrue();
		assertThat(this.run.spool.events()).hasSize(ClickFlow.BATCH + 1);
		finish();
	}

	@Test
	void whatNeitherTakesIsLostAndCounted() {
		this.run.spool.full = true;
		this.run.click(ClickFlow.BATCH + 1);
		this.run.flow.beginStop();
		this.run.fail();
		failAgain();
		failAgain();
		assertThat(this.run.flow.isDone()).isTrue();
		this.run.flow.finish();
		assertThat(this.run.counts.droppedBySpool.sum()).isEqualTo(ClickFlow.BATCH + 1);
	}

	@Test
	void whatIsOnlyInMemoryOfTheDiskIsForced() {
		this.run.loseDatabase();
		assertThat(this.run.spool.unsynced).isEqualTo(1);
		this.run.flow.beginStop();
		this.run.step();
		this.run.fail();
		finish();
		assertThat(this.run.spool.unsynced).isZero();
	}

	private void failAgain() {
		this.run.pass(StoreAttempts.LAST_PAUSE);
		this.run.fail();
	}

	private void finish() {
		this.run.flow.finish();
		assertThat(this.run.spool.closed).isTrue();
		assertThat(this.run.counts.dropped()).isZero();
		assertThat(this.run.buffer.offer(Clicks.ofCampaign(1, 1).getFirst(), null)).isFalse();
	}

}
