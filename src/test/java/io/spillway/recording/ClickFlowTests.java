package io.spillway.recording;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clicks that nobody waits for. */
class ClickFlowTests {

	private final FlowRun run = FlowRun.async();

	@Test
	void aClickLeavesAfterFiftyMilliseconds() {
		List<ClickEvent> events = this.run.click(1);
		this.run.pass(ClickFlow.FLUSH.minusNanos(1));
		assertThat(this.run.store.asked).isEmpty();
		this.run.pass(Duration.ofNanos(1));
		assertThat(this.run.store.last()).isEqualTo(events);
	}

	@Test
	void aThousandClicksLeaveAtOnce() {
		this.run.click(ClickFlow.BATCH - 1);
		assertThat(this.run.store.asked).isEmpty();
		this.run.click(2);
		assertThat(this.run.store.last()).hasSize(ClickFlow.BATCH);
		assertThat(this.run.buffer.depth()).isEqualTo(1);
	}

	@Test
	void theNextBatchLeavesWhenTheOneBeforeItReturns() {
		this.run.click(ClickFlow.BATCH);
		this.run.click(ClickFlow.BATCH);
		assertThat(this.run.store.asked).hasSize(1);
		this.run.record();
		assertThat(this.run.store.asked).hasSize(2);
		assertThat(this.run.counts.recorded.sum()).isEqualTo(ClickFlow.BATCH);
	}

	@Test
	void whatTheDatabaseHadBeforeIsCountedApart() {
		this.run.click(ClickFlow.BATCH);
		this.run.store.record(ClickFlow.BATCH - 3);
		this.run.step();
		assertThat(this.run.counts.recorded.sum()).isEqualTo(ClickFlow.BATCH - 3);
		assertThat(this.run.counts.duplicates.sum()).isEqualTo(3);
	}

	@Test
	void anIdleWriterSleepsUntilItIsWoken() {
		assertThat(this.run.step()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void aBatchOfUnknownOutcomeGoesToTheSpoolWithTheSameIds() {
		List<ClickEvent> events = this.run.loseDatabase();
		assertThat(this.run.spool.events()).isEqualTo(events);
		assertThat(this.run.attempts.isAway()).isTrue();
	}

	@Test
	void whileTheDatabaseIsAwayClicksGoToTheSpoolAndItIsAskedOnceASecond() {
		this.run.loseDatabase();
		this.run.click(7);
		this.run.flush();
		assertThat(this.run.spool.events()).hasSize(8);
		assertThat(this.run.store.asked).hasSize(1);
		this.run.pass(StoreAttempts.PAUSE.minus(ClickFlow.FLUSH).minusNanos(1));
		assertThat(this.run.store.asked).hasSize(1);
		this.run.pass(Duration.ofNanos(1));
		assertThat(this.run.inDatabase()).isEmpty();
		this.run.click(ClickFlow.BATCH);
		assertThat(this.run.spool.events()).hasSize(8 + ClickFlow.BATCH);
		this.run.fail();
		this.run.pass(StoreAttempts.PAUSE);
		assertThat(this.run.store.asked).hasSize(3);
	}

	@Test
	void whatIsSpooledIsReplayedOldestFirstOnceTheDatabaseIsBack() {
		List<ClickEvent> first = this.run.loseDatabase();
		List<ClickEvent> second = this.run.click(7);
		this.run.flush();
		this.run.pass(StoreAttempts.PAUSE);
		this.run.record();
		assertThat(this.run.inDatabase()).isEqualTo(first);
		this.run.record();
		assertThat(this.run.inDatabase()).isEqualTo(second);
		this.run.record();
		assertThat(this.run.spool.records).isEmpty();
		assertThat(this.run.counts.replayed.sum()).isEqualTo(8);
		assertThat(this.run.counts.recorded.sum()).isEqualTo(8);
		assertThat(this.run.inDatabase()).isNull();
	}

	@Test
	void whatAnEarlierProcessLeftIsReplayedAtTheStart() {
		List<ClickEvent> left = Clicks.ofCampaign(1, 3);
		this.run.spool.records.add(EventCodec.encode(left));
		this.run.step();
		assertThat(this.run.inDatabase()).isEqualTo(left);
	}

	@Test
	void aReplayThatFailsIsDoneAgain() {
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 3)));
		this.run.step();
		List<ClickEvent> events = this.run.store.last();
		this.run.fail();
		this.run.pass(StoreAttempts.PAUSE);
		this.run.record();
		assertThat(this.run.inDatabase()).isEqualTo(events);
		assertThat(this.run.spool.records).hasSize(1);
	}

	@Test
	void newClicksAndOldOnesTakeTurns() {
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(2, 3)));
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(2, 4)));
		this.run.click(ClickFlow.BATCH);
		this.run.offer(ClickFlow.BATCH);
		this.run.record();
		this.run.record();
		this.run.record();
		assertThat(this.run.store.asked).extracting(List::size).containsExactly(3, 1000, 4, 1000);
	}

	@Test
	void aDatabaseThatIsTooSlowHasWhatIsBeyondHalfOfTheBufferSpooled() {
		this.run.click(1);
		this.run.flush();
		this.run.click(FlowRun.CAPACITY / 2);
		this.run.pass(Duration.ofSeconds(1));
		assertThat(this.run.spool.records).isEmpty();
		this.run.click(1);
		assertThat(this.run.spool.events()).hasSize(ClickFlow.BATCH);
		assertThat(this.run.buffer.depth()).isEqualTo(FlowRun.CAPACITY / 2 + 1 - ClickFlow.BATCH);
		assertThat(this.run.attempts.isAway()).isFalse();
	}

	@Test
	void whatIsInTheSpoolIsOnTheDiskAfterASecond() {
		this.run.loseDatabase();
		assertThat(this.run.spool.unsynced).isEqualTo(1);
		this.run.pass(ClickFlow.SYNC.minusNanos(1));
		assertThat(this.run.spool.unsynced).isEqualTo(1);
		this.run.pass(Duration.ofNanos(1));
		assertThat(this.run.spool.unsynced).isZero();
		int syncs = this.run.spool.syncs;
		this.run.pass(ClickFlow.SYNC.multipliedBy(3));
		assertThat(this.run.spool.syncs).isEqualTo(syncs);
	}

	@Test
	void whatNeitherTheDatabaseNorAFullSpoolTakesWaitsInTheBufferUntilThatIsFull() {
		this.run.spool.full = true;
		List<ClickEvent> held = this.run.loseDatabase();
		this.run.click(FlowRun.CAPACITY);
		assertThat(this.run.counts.dropped()).isZero();
		this.run.click(2);
		assertThat(this.run.counts.droppedBySpool.sum()).isEqualTo(2);
		this.run.pass(StoreAttempts.PAUSE);
		this.run.record();
		assertThat(this.run.inDatabase()).isEqualTo(held);
		for (int i = 0; i <= FlowRun.CAPACITY / ClickFlow.BATCH; i++) {
			this.run.record();
		}
		assertThat(this.run.counts.recorded.sum()).isEqualTo(1 + FlowRun.CAPACITY);
		assertThat(this.run.flow.isStuck()).isFalse();
	}

	@Test
	void aDiskThatWorksAgainIsFoundWithoutClicks() {
		this.run.spool.fails = true;
		List<ClickEvent> held = this.run.loseDatabase();
		assertThat(this.run.spooled.isUsable()).isFalse();
		this.run.spool.fails = false;
		this.run.pass(ClickFlow.PAUSE);
		assertThat(this.run.spooled.isUsable()).isTrue();
		assertThat(this.run.spool.events()).isEqualTo(held);
	}

	@Test
	void whatThereIsNoMemoryForIsHeldUntilThereIs() {
		this.run.store.outOfMemory = true;
		this.run.spool.outOfMemory = true;
		List<ClickEvent> held = this.run.click(3);
		this.run.flush();
		this.run.step();
		assertThat(this.run.flow.isStuck()).isTrue();
		this.run.spool.outOfMemory = false;
		this.run.pass(ClickFlow.PAUSE);
		assertThat(this.run.spool.events()).isEqualTo(held);
		assertThat(this.run.counts.dropped()).isZero();
	}

	@Test
	void clicksThatComeFasterThanTheyAreWrittenAreLostForWantOfRoom() {
		this.run.offer(FlowRun.CAPACITY + 3);
		assertThat(this.run.counts.droppedByBuffer.sum()).isEqualTo(3);
	}

	@Test
	void whatTheDatabaseRefusesIsSetAsideAndHoldsNothingUp() {
		this.run.click(ClickFlow.BATCH);
		this.run.offer(ClickFlow.BATCH);
		this.run.refuse();
		assertThat(this.run.spool.setAside).hasSize(1);
		assertThat(this.run.counts.refused.sum()).isEqualTo(ClickFlow.BATCH);
		assertThat(this.run.inDatabase()).hasSize(ClickFlow.BATCH);
	}

	@Test
	void whatTheDatabaseRefusesOfTheSpoolIsSetAsideToo() {
		byte[] refused = EventCodec.encode(Clicks.ofCampaign(1, 3));
		this.run.spool.records.add(refused);
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 4)));
		this.run.step();
		this.run.refuse();
		assertThat(this.run.spool.setAside).containsExactly(refused);
		assertThat(this.run.counts.refused.sum()).isEqualTo(3);
		assertThat(this.run.inDatabase()).hasSize(4);
	}

	@Test
	void whatIsRefusedOfTheSpoolStaysThereUntilThereIsRoomToSetItAside() {
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 3)));
		this.run.spool.full = true;
		this.run.step();
		this.run.refuse();
		assertThat(this.run.inDatabase()).isNull();
		assertThat(this.run.spool.events()).hasSize(3);
		this.run.spool.full = false;
		this.run.pass(ClickFlow.PAUSE);
		assertThat(this.run.inDatabase()).hasSize(3);
		this.run.refuse();
		assertThat(this.run.spool.setAside).hasSize(1);
		assertThat(this.run.spool.records).isEmpty();
		assertThat(this.run.counts.dropped()).isZero();
	}

	@Test
	void whatCannotBeReadStaysThereUntilThereIsRoomToSetItAside() {
		byte[] unknown = { 99, 0, 0, 0, 0 };
		this.run.spool.records.add(unknown);
		this.run.spool.full = true;
		this.run.click(7);
		this.run.flush();
		assertThat(this.run.inDatabase()).hasSize(7);
		this.run.record();
		assertThat(this.run.spool.records).containsExactly(unknown);
		this.run.spool.full = false;
		this.run.pass(ClickFlow.PAUSE);
		assertThat(this.run.spool.setAside).containsExactly(unknown);
		assertThat(this.run.counts.dropped()).isZero();
	}

	@Test
	void whatIsRefusedAndFindsNoRoomIsLostAndCounted() {
		this.run.spool.full = true;
		this.run.click(ClickFlow.BATCH);
		this.run.refuse();
		assertThat(this.run.counts.droppedAsRefused.sum()).isEqualTo(ClickFlow.BATCH);
	}

	@Test
	void aBatchOfAVersionThatIsNotKnownIsSetAside() {
		byte[] unknown = { 99, 0, 0, 0, 0 };
		this.run.spool.records.add(unknown);
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 4)));
		this.run.step();
		assertThat(this.run.spool.setAside).containsExactly(unknown);
		assertThat(this.run.inDatabase()).hasSize(4);
	}

	@Test
	void aSegmentThatCannotBeOpenedHoldsNoNewClicksUp() {
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 3)));
		this.run.spool.unreadable = true;
		this.run.click(7);
		this.run.flush();
		assertThat(this.run.inDatabase()).hasSize(7);
		this.run.record();
		this.run.spool.unreadable = false;
		this.run.pass(ClickFlow.PAUSE);
		assertThat(this.run.inDatabase()).hasSize(3);
	}

	@Test
	void aBatchThatFailsAgainAndAgainWhileTheDatabaseIsThereIsSetAside() {
		byte[] poison = EventCodec.encode(Clicks.ofCampaign(1, 3));
		this.run.spool.records.add(poison);
		this.run.spool.records.add(EventCodec.encode(Clicks.ofCampaign(1, 4)));
		this.run.step();
		for (int i = 0; i < 3; i++) {
			assertThat(this.run.inDatabase()).hasSize(3);
			assertThat(this.run.spool.setAside).isEmpty();
			this.run.fail();
			this.run.pass(StoreAttempts.PAUSE);
			this.run.record();
		}
		assertThat(this.run.spool.setAside).containsExactly(poison);
		assertThat(this.run.inDatabase()).hasSize(4);
	}

}
