package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** What is forced to the disk, in which order, and what follows where that fails. */
class SpoolSyncTests {

	private static final int HEADER = SegmentFormat.HEADER;

	private static final byte[] LARGE = new byte[8000];

	private SpoolFixture fixture;

	private Spool spool;

	private WatchedDisk disk;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.fixture = new SpoolFixture(folder.resolve("spool"));
		this.spool = this.fixture.spool();
		this.disk = this.fixture.disk;
		this.disk.done();
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void forcesANewSegmentBeforeItsName() throws IOException {
		this.fixture.append("a");
		assertThat(this.disk.done()).containsExactly("create 1.segment", "write 1.segment", "write 1.segment");
		this.spool.sync();
		assertThat(this.disk.done()).containsExactly("force 1.segment", "forceFolder spool");
	}

	@Test
	void forcesOnlyTheFileOfASegmentWhoseNameIsDurable() throws IOException {
		this.fixture.append("a");
		this.spool.sync();
		this.fixture.append("b");
		this.disk.done();
		this.spool.sync();
		assertThat(this.disk.done()).containsExactly("force 1.segment");
	}

	@Test
	void forcesNothingWhereNothingIsNew() throws IOException {
		this.fixture.append("a");
		this.spool.sync();
		this.disk.done();
		this.spool.sync();
		assertThat(this.disk.done()).isEmpty();
	}

	@Test
	void forcesAllSegmentsThatAreNewAndClosesThoseThatAreEnded() throws IOException {
		this.fixture.append("a");
		this.spool.append(LARGE);
		this.fixture.append("b");
		this.spool.append(LARGE);
		this.disk.done();
		this.spool.sync();
		assertThat(this.disk.done()).containsExactly("force 1.segment", "force 2.segment", "forceFolder spool",
				"close 1.segment");
	}

	@Test
	void forcesWhatIsReplayedMeanwhile() throws IOException {
		this.fixture.append("a");
		try (Replay replay = this.fixture.oldest()) {
			this.disk.done();
			this.spool.sync();
			assertThat(this.disk.done()).containsExactly("force 1.segment", "forceFolder spool", "close 1.segment");
			assertThat(SpoolFixture.read(replay)).containsExactly("a");
		}
	}

	@Test
	void forcesTheFolderAfterASegmentIsDone() throws IOException {
		this.fixture.append("a").replay();
		assertThat(this.disk.done()).containsSubsequence("close 1.segment", "delete 1.segment", "forceFolder spool");
		this.spool.sync();
		assertThat(this.disk.done()).isEmpty();
	}

	@Test
	void syncsWhenItIsClosed() throws IOException {
		this.fixture.append("a");
		this.disk.done();
		this.spool.close();
		assertThat(this.disk.done()).containsExactly("force 1.segment", "forceFolder spool", "close 1.segment");
	}

	@Test
	void givesTheFolderBackWhereTheSyncFailsAtItsClosing() throws IOException {
		this.fixture.append("a");
		this.disk.fail("force");
		assertThatExceptionOfType(SyncFailedException.class).isThrownBy(this.spool::close);
		this.disk.heal();
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "force", "forceFolder" })
	void takesOutWhatMayNotBeOnTheDisk(String failing) throws IOException {
		this.fixture.append("a", "b");
		this.disk.fail(failing);
		assertThatExceptionOfType(SyncFailedException.class).isThrownBy(this.spool::sync)
			.satisfies((ex) -> assertThat(ex.records()).isEqualTo(2));
		this.disk.heal();
		assertThat(this.fixture.files()).isEmpty();
		assertThat(this.spool.counts().bytes()).isZero();
		this.spool.sync();
		assertThat(this.fixture.append("c").replayAll()).containsExactly("c");
	}

	@Test
	void keepsWhatWasSyncedBeforeAndTrustsTheSegmentNoLonger() throws IOException {
		this.fixture.append("a");
		this.spool.sync();
		this.fixture.append("b");
		this.disk.fail("force");
		assertThatExceptionOfType(SyncFailedException.class).isThrownBy(this.spool::sync)
			.satisfies((ex) -> assertThat(ex.records()).isOne());
		this.disk.heal();
		this.fixture.append("c");
		this.disk.done();
		this.spool.sync();
		assertThat(this.disk.done()).containsExactly("force 2.segment", "forceFolder spool");
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).containsExactly("a", "c");
	}

	@Test
	void takesOutAllSegmentsWhereOneFails() throws IOException {
		this.fixture.append("a");
		this.spool.append(LARGE);
		this.spool.append(LARGE);
		this.disk.fail("force 2.segment");
		assertThatExceptionOfType(SyncFailedException.class).isThrownBy(this.spool::sync)
			.satisfies((ex) -> assertThat(ex.records()).isEqualTo(3));
		assertThat(this.fixture.replayAll()).isEmpty();
	}

	@Test
	void doesNotReplayWhatItCouldNotCutOff() throws IOException {
		this.fixture.append("a");
		this.spool.sync();
		this.fixture.append("b");
		this.disk.fail("force", "truncate");
		assertThatExceptionOfType(SyncFailedException.class).isThrownBy(this.spool::sync);
		assertThat(this.fixture.replayAll()).containsExactly("a");
	}

	@Test
	void endsAReplayAtWhatIsTakenOut() throws IOException {
		this.fixture.append("a");
		this.spool.sync();
		this.fixture.append("b", "c");
		try (Replay replay = this.fixture.oldest()) {
			replay.next();
			replay.next();
			this.disk.fail("force");
			assertThatExceptionOfType(SyncFailedException.class).isThrownBy(this.spool::sync);
			this.disk.heal();
			assertThat(replay.next()).isNull();
			replay.done();
		}
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void hasNoRecordOfWhichThereWasRoomForAPart() throws IOException {
		this.fixture.append("first");
		for (int room = 0; room < SegmentFormat.RECORD_HEAD + 6; room++) {
			this.disk.fill(room);
			assertThatIOException().isThrownBy(() -> this.fixture.append("second"));
			assertThat(Files.size(this.fixture.file("1.segment"))).isEqualTo(HEADER + 13);
		}
		this.disk.heal();
		this.fixture.append("third");
		this.fixture.reopen();
		assertThat(this.fixture.files()).containsExactly("1.segment");
		assertThat(this.fixture.replayAll()).containsExactly("first", "third");
	}

	@Test
	void hasNoSegmentOfWhichThereWasRoomForAPart() throws IOException {
		for (int room = 0; room < HEADER + SegmentFormat.RECORD_HEAD + 1; room++) {
			this.disk.fill(room);
			assertThatIOException().isThrownBy(() -> this.fixture.append("a"));
			assertThat(this.fixture.files()).isEmpty();
			assertThat(this.spool.counts().segments()).isZero();
		}
		this.disk.heal();
		assertThat(this.fixture.append("b").replayAll()).containsExactly("b");
	}

	@Test
	void beginsANewSegmentWhereAPartOfARecordCannotBeCutOff() throws IOException {
		this.fixture.append("first");
		this.disk.fill(10);
		this.disk.fail("truncate");
		assertThatIOException().isThrownBy(() -> this.fixture.append("second"));
		this.disk.heal();
		this.fixture.append("third");
		assertThat(this.fixture.files()).containsExactly("1.segment", "2.segment");
		this.spool.sync();
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).containsExactly("first", "third");
		assertThat(this.fixture.files()).containsExactly("1.damaged");
	}

	@Test
	void failsWhereNoSegmentCanBeMadeAndGoesOnLater() throws IOException {
		this.disk.fail("create");
		assertThatIOException().isThrownBy(() -> this.fixture.append("a"));
		this.disk.heal();
		assertThat(this.fixture.append("b").replayAll()).containsExactly("b");
	}

	@Test
	void doesNotReplayAgainWhatItCannotDelete() throws IOException {
		this.fixture.append("a");
		this.disk.fail("delete");
		assertThatIOException().isThrownBy(this.fixture::replay);
		assertThat(this.spool.oldest()).isNull();
		assertThat(this.spool.counts().bytes()).isEqualTo(4096);
		this.disk.heal();
		assertThat(this.fixture.append("b").replayAll()).containsExactly("b");
		assertThat(this.fixture.files()).isEmpty();
		assertThat(this.spool.counts().bytes()).isZero();
	}

	@Test
	void saysThatARemovalMayNotLast() throws IOException {
		this.fixture.append("a");
		this.disk.fail("forceFolder");
		assertThatIOException().isThrownBy(this.fixture::replay);
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void replaysLaterWhatCannotBeOpenedNow() throws IOException {
		this.fixture.append("a");
		this.disk.fail("open");
		assertThatIOException().isThrownBy(this.spool::oldest);
		this.disk.heal();
		assertThat(this.fixture.replayAll()).containsExactly("a");
	}

}
