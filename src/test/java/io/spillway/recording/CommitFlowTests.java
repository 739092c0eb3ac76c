package io.spillway.recording;

import java.time.Duration;
import java.util.Collections;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clicks that are answered when their records are safe. */
class CommitFlowTests {

	private final FlowRun run = FlowRun.commit();

	@Test
	void aClickIsAnsweredOnceItIsInTheDatabase() {
		this.run.click(1);
		assertThat(this.run.inDatabase()).hasSize(1);
		assertThat(this.run.answers).isEmpty();
		this.run.record();
		assertThat(this.run.answers).containsExactly(true);
	}

	@Test
	void clicksWaitForNoOthersButForTheBatchUnderWay() {
		this.run.click(1);
		this.run.click(3);
		this.run.click(4);
		assertThat(this.run.store.asked).hasSize(1);
		this.run.record();
		assertThat(this.run.inDatabase()).hasSize(7);
	}

	@Test
	void aBatchOfUnknownOutcomeIsAnsweredOnceItIsOnTheDisk() {
		this.run.click(2);
		this.run.store.fail();
		assertThat(this.run.answers).isEmpty();
		this.run.step();
		assertThat(this.run.spool.events()).hasSize(2);
		assertThat(this.run.spool.unsynced).isZero();
		assertThat(this.run.answers).containsExactly(true, true);
	}

	@Test
	void whileTheDatabaseIsAwayClicksWaitForTheDiskOnly() {
		this.run.loseDatabase();
		this.run.pass(Duration.ofSeconds(1));
		assertThat(this.run.inDatabase()).isEmpty();
		this.run.click(2);
		assertThat(this.run.spool.unsynced).isZero();
		assertThat(this.run.answers).containsExactly(true, true, true);
	}

	@Test
	void aDiskThatLosesWhatItTookSavesNoClick() {
		this.run.loseDatabase();
		this.run.answers.clear();
		this.run.spool.syncFailures = 1;
		this.run.click(2);
		assertThat(this.run.answers).containsExactly(false, false);
		assertThat(this.run.spool.events()).hasSize(1);
	}

	@Test
	void aClickThatNeitherTakesIsRefusedAtOnce() {
		this.run.spool.full = true;
		this.run.loseDatabase();
		this.run.click(1);
		assertThat(this.run.answers).containsExactly(false, false);
		this.run.pass(StoreAttempts.PAUSE);
		this.run.record();
		this.run.click(1);
		this.run.record();
		assertThat(this.run.answers).containsExactly(false, false, true);
	}

	@Test
	void aClickThatTheDatabaseWillNeverTakeIsRefusedAndKept() {
		this.run.click(2);
		this.run.refuse();
		assertThat(this.run.answers).containsExactly(false, false);
		assertThat(this.run.spool.setAside).hasSize(1);
	}

	@Test
	void aDatabaseThatIsTooSlowHasWhatIsBeyondHalfOfTheBufferSpooled() {
		this.run.click(1);
		this.run.click(FlowRun.CAPACITY / 2);
		assertThat(this.run.answers).isEmpty();
		this.run.click(1);
		assertThat(this.run.answers).isEqualTo(Collections.nCopies(ClickFlow.BATCH, true));
		assertThat(this.run.spool.unsynced).isZero();
	}

}
