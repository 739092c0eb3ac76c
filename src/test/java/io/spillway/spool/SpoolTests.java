package io.spillway.spool;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SpoolTests {

	private SpoolFixture fixture;

	private Spool spool;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.fixture = new SpoolFixture(folder);
		this.spool = this.fixture.spool();
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void hasNothingToReplayAtFirst() throws IOException {
		assertThat(this.spool.oldest()).isNull();
		this.spool.sync();
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void replaysWhatWasAppendedInItsOrder() throws IOException {
		assertThat(this.fixture.append("a", "b", "c").replay()).containsExactly("a", "b", "c");
		assertThat(this.spool.oldest()).isNull();
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void replaysWhatAnEarlierProcessAppended() throws IOException {
		this.fixture.segment("a", "b").segment("c");
		assertThat(this.fixture.files()).containsExactly("1.segment", "2.segment");
		assertThat(this.fixture.append("d").replay()).containsExactly("a", "b");
		assertThat(this.fixture.replayAll()).containsExactly("c", "d");
	}

	@Test
	void replaysAgainWhatIsNotDone() throws IOException {
		this.fixture.append("a", "b");
		for (int i = 0; i < 2; i++) {
			try (Replay replay = this.fixture.oldest()) {
				assertThat(SpoolFixture.read(replay)).containsExactly("a", "b");
			}
		}
		this.fixture.reopen();
		assertThat(this.fixture.replay()).containsExactly("a", "b");
	}

	@Test
	void isNotDoneBeforeAllIsReplayed() throws IOException {
		this.fixture.append("a");
		try (Replay replay = this.fixture.oldest()) {
			assertThatIllegalStateException().isThrownBy(replay::done);
			replay.next();
			assertThatIllegalStateException().isThrownBy(replay::done);
			assertThat(replay.next()).isNull();
			assertThat(replay.next()).isNull();
			replay.done();
		}
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void mayBeDoneTwice() throws IOException {
		this.fixture.append("a");
		Replay first = this.fixture.oldest();
		Replay second = this.fixture.oldest();
		assertThat(SpoolFixture.read(first)).isEqualTo(SpoolFixture.read(second));
		first.done();
		this.fixture.append("b");
		first.done();
		second.done();
		assertThat(this.fixture.replayAll()).containsExactly("b");
	}

	@Test
	void appendsWhileItReplays() throws IOException {
		this.fixture.append("a", "b");
		try (Replay replay = this.fixture.oldest()) {
			replay.next();
			this.fixture.append("c");
			assertThat(SpoolFixture.read(replay)).containsExactly("b");
			replay.done();
		}
		assertThat(this.fixture.replayAll()).containsExactly("c");
	}

	@Test
	void goesOnWhereSomebodyTookASegmentAway() throws IOException {
		this.fixture.segment("a").segment("b");
		Files.delete(this.fixture.file("1.segment"));
		assertThat(this.fixture.replayAll()).containsExactly("b");
	}

	@Test
	void leavesAloneWhatIsNotItsOwn() throws IOException {
		List<String> others = List.of("a.segment", "lost+found", "x1.segment");
		for (String other : others) {
			Files.createDirectory(this.fixture.folder.resolve(other));
		}
		Files.createDirectory(this.fixture.file("7.segment"));
		this.fixture.segment("a");
		assertThat(this.fixture.replayAll()).containsExactly("a");
		assertThat(this.fixture.files()).containsAll(others).contains("7.segment");
	}

	@Test
	void writesAndReadsAllWhereTheDiskDoesFewBytesAtATime() throws IOException {
		this.fixture.disk.slowDown(3);
		this.fixture.segment("a record", "another");
		assertThat(this.fixture.replay()).containsExactly("a record", "another");
	}

	@Test
	void isOfNoUseOnceClosed() throws IOException {
		this.fixture.append("a");
		Replay replay = this.fixture.oldest();
		SpoolFixture.read(replay);
		this.spool.close();
		this.spool.close();
		assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> this.fixture.append("b"));
		assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(this.spool::oldest);
		assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(replay::done);
		assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> this.spool.setAside(new byte[1]));
		assertThat(this.fixture.files()).containsExactly("1.segment");
	}

}
