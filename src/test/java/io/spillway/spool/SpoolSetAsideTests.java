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
import static org.assertj.core.api.Assertions.assertThatIOException;

class SpoolSetAsideTests {

	private static final int AROUND = SegmentFormat.HEADER + SegmentFormat.RECORD_HEAD;

	/** What the fixture's limits allow. */
	private static final int FILES = 8;

	private SpoolFixture fixture;

	private Spool spool;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.fixture = new SpoolFixture(folder.resolve("spool"));
		this.spool = this.fixture.spool();
		this.fixture.disk.done();
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void keepsARecordDurablyInAFileOfItsOwn() throws IOException {
		assertThat(setAside("a")).isTrue();
		String name = "1-ca978112ca1bbdca.refused";
		assertThat(this.fixture.disk.done()).containsExactly("create " + name, "write " + name, "write " + name,
				"force " + name, "forceFolder spool", "close " + name);
		assertThat(this.fixture.files()).containsExactly(name);
	}

	@Test
	void neverReplaysIt() throws IOException {
		setAside("a");
		this.fixture.reopen();
		assertThat(this.fixture.append("b").replayAll()).containsExactly("b");
		assertThat(this.fixture.spool().counts().setAsideBytes()).isEqualTo(4096);
	}

	@Test
	void keepsItOnceHoweverOftenItIsRefused() throws IOException {
		assertThat(setAside("a")).isTrue();
		assertThat(setAside("a")).isTrue();
		this.fixture.reopen();
		assertThat(setAside("a")).isTrue();
		assertThat(setAside("b")).isTrue();
		assertThat(this.fixture.files()).hasSize(2);
	}

	@Test
	void canBeReplayedByWhoeverRenamesIt() throws IOException {
		setAside("a");
		this.spool.close();
		Files.move(this.fixture.folder.resolve(fullName()), this.fixture.file("0.segment"));
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).containsExactly("a");
	}

	@Test
	void takesNoMoreThanItsShareAndDeletesNothing() throws IOException {
		for (int i = 0; i < FILES; i++) {
			assertThat(setAside("record " + i)).isTrue();
		}
		assertThat(setAside("one more")).isFalse();
		assertThat(this.spool.counts().setAsideBytes()).isEqualTo(SpoolFixture.LIMITS.setAside());
		this.fixture.reopen();
		assertThat(setAside("one more")).isFalse();
		assertThat(setAside("record 1")).isTrue();
		assertThat(this.fixture.files()).hasSize(FILES);
	}

	@Test
	void takesItsShareToTheByte() throws IOException {
		int room = (int) SpoolFixture.LIMITS.setAside() - AROUND;
		assertThat(this.spool.setAside(new byte[room + 1])).isFalse();
		assertThat(this.spool.setAside(new byte[room])).isTrue();
		assertThat(this.spool.setAside(new byte[1])).isFalse();
	}

	@Test
	void hasRoomThoughThereIsNoneForMoreToReplay() throws IOException {
		this.fixture.reopen(new SpoolLimits(4096, 4096, 4096));
		this.fixture.append("a");
		this.fixture.reopen();
		assertThat(this.fixture.spool().append(new byte[1])).isFalse();
		assertThat(setAside("b")).isTrue();
		assertThat(this.fixture.replayAll()).containsExactly("a");
	}

	@Test
	void hasRoomAgainOnceSomebodyTookSomethingAway() throws IOException {
		for (int i = 0; i < FILES; i++) {
			setAside("record " + i);
		}
		Files.delete(this.fixture.folder.resolve(fullName()));
		assertThat(setAside("one more")).isTrue();
		assertThat(setAside("and another one")).isFalse();
	}

	private String fullName() throws IOException {
		try (var files = Files.list(this.fixture.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".refused"))
				.findFirst()
				.orElseThrow();
		}
	}

	@Test
	void recountsTheSegmentsThatItLeaves() throws IOException {
		this.fixture.segment("a").append("b");
		this.fixture.disk.fail("open 1.segment");
		this.fixture.reopen();
		this.fixture.disk.heal();
		assertThat(this.fixture.spool().hasRoom(Spool.MAX_RECORD)).isFalse();
		assertThat(this.fixture.spool().counts().setAsideBytes()).isEqualTo(4096);
		Files.delete(this.fixture.file("1.segment"));
		assertThat(this.fixture.spool().hasRoom(Spool.MAX_RECORD)).isFalse();
		assertThat(this.fixture.spool().counts().setAsideBytes()).isZero();
		assertThat(this.fixture.replayAll()).containsExactly("b");
	}

	@Test
	void leavesADamagedSegmentForWhichThereIsNoRoomUntilTheNextStart() throws IOException {
		for (int i = 0; i < FILES; i++) {
			setAside("record " + i);
		}
		this.fixture.append("a");
		Replay replay = this.fixture.oldest();
		this.fixture.disk.fail("read");
		assertThat(SpoolFixture.read(replay)).isEmpty();
		replay.done();
		assertThat(this.fixture.files()).hasSize(FILES + 1).filteredOn((name) -> name.endsWith(".segment")).hasSize(1);
		assertThat(this.spool.counts().segments()).isZero();
		assertThat(this.spool.counts().maxBytes()).isEqualTo(SpoolFixture.LIMITS.queued() - 4096);
		this.fixture.disk.heal();
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "write", "force", "forceFolder" })
	void leavesNothingWhereTheDiskFails(String failing) throws IOException {
		this.fixture.disk.fail(failing);
		assertThatIOException().isThrownBy(() -> setAside("a"));
		assertThat(this.fixture.files()).isEmpty();
		assertThat(this.spool.counts().setAsideBytes()).isZero();
		this.fixture.disk.heal();
		assertThat(setAside("a")).isTrue();
	}

	private boolean setAside(String record) throws IOException {
		return this.fixture.spool().setAside(SpoolFixture.bytes(record));
	}

}
