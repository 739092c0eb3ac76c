package io.spillway.recording;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpooledClicksTests {

	private final FakeSpool disk = new FakeSpool();

	private final RecordingCounts counts = new RecordingCounts();

	private boolean opens = true;

	private final ClickFolder folder = new ClickFolder(this::open);

	private final SpooledClicks spool = new SpooledClicks(this.folder, this.counts);

	private final SpooledReplay replay = new SpooledReplay(this.folder, this.counts);

	private FakeSpool open() throws IOException {
		if (!this.opens) {
			throw new IOException("another process has it");
		}
		return this.disk;
	}

	@Test
	void whatASyncLosesIsAddedOnceMore() {
		add(3);
		this.disk.syncFailures = 1;
		this.spool.sync();
		assertThat(this.disk.events()).hasSize(3);
		assertThat(this.disk.unsynced).isZero();
		assertThat(this.counts.dropped()).isZero();
	}

	@Test
	void whatTwoSyncsLoseIsLostAndCounted() {
		add(3);
		add(4);
		this.disk.syncFailures = 2;
		this.spool.sync();
		assertThat(this.disk.records).isEmpty();
		assertThat(this.counts.droppedBySpool.sum()).isEqualTo(7);
	}

	@Test
	void whatASyncLosesAndFindsNoRoomIsLostAndCounted() {
		add(3);
		this.disk.syncFailures = 1;
		this.disk.full = true;
		this.spool.sync();
		assertThat(this.counts.droppedBySpool.sum()).isEqualTo(3);
	}

	@Test
	void whatDoesNotReachTheDiskIsNotInTheSpool() {
		this.disk.syncFailures = 1;
		assertThat(this.spool.add(Clicks.ofCampaign(1, 3), true)).isFalse();
		assertThat(this.disk.records).isEmpty();
		assertThat(this.counts.spooled.sum()).isZero();
		assertThat(this.spool.isUnsynced()).isFalse();
	}

	@Test
	void aSpoolThatCannotBeOpenedIsTriedAgain() {
		this.opens = false;
		assertThat(this.spool.add(Clicks.ofCampaign(1, 3), false)).isFalse();
		assertThat(this.folder.isUsable()).isFalse();
		assertThat(this.replay.isEmpty()).isTrue();
		assertThat(this.replay.next()).isNull();
		this.opens = true;
		this.spool.check();
		assertThat(this.folder.isUsable()).isTrue();
		assertThat(this.spool.add(Clicks.ofCampaign(1, 3), false)).isTrue();
	}

	@Test
	void oneThatWasFullIsUsableOnceAWholeBatchFindsRoom() {
		this.disk.full = true;
		assertThat(this.spool.add(Clicks.ofCampaign(1, 3), false)).isFalse();
		this.disk.full = false;
		this.disk.tight = true;
		this.spool.check();
		assertThat(this.folder.isUsable()).isFalse();
		assertThat(this.disk.records).isEmpty();
		assertThat(this.spool.add(Clicks.ofCampaign(1, 3), false)).isTrue();
		assertThat(this.folder.isUsable()).isFalse();
		this.disk.tight = false;
		this.spool.check();
		assertThat(this.folder.isUsable()).isTrue();
	}

	@Test
	void theCheckOfADiskLosesNothingThatWasAddedBefore() {
		add(3);
		this.disk.fails = true;
		assertThat(this.spool.add(Clicks.ofCampaign(1, 4), false)).isFalse();
		this.disk.fails = false;
		this.disk.syncFailures = 1;
		this.spool.check();
		assertThat(this.disk.events()).hasSize(3);
		assertThat(this.folder.isUsable()).isTrue();
	}

	@Test
	void theSameEventsComeUntilTheyAreTaken() {
		add(3);
		add(4);
		List<ClickEvent> first = this.replay.next();
		assertThat(this.replay.next()).isEqualTo(first).hasSize(3);
		this.replay.taken();
		assertThat(this.replay.next()).hasSize(4);
		assertThat(this.replay.isEmpty()).isFalse();
		this.replay.taken();
		assertThat(this.replay.next()).isNull();
		assertThat(this.replay.isEmpty()).isTrue();
	}

	@Test
	void closingForcesWhatWasAdded() {
		add(3);
		this.replay.close();
		this.folder.close();
		assertThat(this.disk.unsynced).isZero();
		assertThat(this.disk.closed).isTrue();
	}

	private void add(int count) {
		assertThat(this.spool.add(Clicks.ofCampaign(1, count), false)).isTrue();
	}

}
