package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SpoolLimitTests {

	/** What a segment has beside its only record. */
	private static final int AROUND = SegmentFormat.HEADER + SegmentFormat.RECORD_HEAD;

	@TempDir
	private Path folder;

	@Test
	void takesARecordThatFillsItAndNoneThatIsAByteLonger() throws IOException {
		SpoolLimits limits = new SpoolLimits(8192, 4096, 8192);
		try (SpoolFixture fixture = new SpoolFixture(this.folder, limits)) {
			assertThat(fixture.spool().hasRoom(8192 - AROUND + 1)).isFalse();
			assertThat(fixture.spool().append(new byte[8192 - AROUND + 1])).isFalse();
			assertThat(fixture.files()).isEmpty();
			assertThat(fixture.spool().hasRoom(8192 - AROUND)).isTrue();
			assertThat(fixture.spool().append(new byte[8192 - AROUND])).isTrue();
			assertThat(fixture.spool().append(new byte[1])).isFalse();
			assertThat(Files.size(fixture.file("1.segment"))).isEqualTo(8192);
			assertThat(fixture.spool().counts().bytes()).isEqualTo(8192);
		}
	}

	@Test
	void takesASecondRecordThatFillsItAndNoneThatIsAByteLonger() throws IOException {
		SpoolLimits limits = new SpoolLimits(8192, 4096, 16384);
		try (SpoolFixture fixture = new SpoolFixture(this.folder, limits)) {
			fixture.append("a");
			int room = 8192 - AROUND - 1 - SegmentFormat.RECORD_HEAD;
			assertThat(fixture.spool().append(new byte[room + 1])).isFalse();
			assertThat(fixture.spool().append(new byte[room])).isTrue();
			assertThat(fixture.spool().append(new byte[1])).isFalse();
			assertThat(fixture.files()).containsExactly("1.segment");
		}
	}

	@Test
	void hasRoomAgainOnceASegmentIsDone() throws IOException {
		try (SpoolFixture fixture = new SpoolFixture(this.folder, new SpoolLimits(4096, 4096, 4096))) {
			fixture.append("a");
			fixture.reopen();
			assertThat(fixture.spool().append(SpoolFixture.bytes("b"))).isFalse();
			assertThat(fixture.replay()).containsExactly("a");
			assertThat(fixture.append("b").replay()).containsExactly("b");
		}
	}

	@Test
	void isFullAtOnceWhereAnEarlierProcessMayHaveTakenMore() throws IOException {
		try (SpoolFixture fixture = new SpoolFixture(this.folder)) {
			fixture.segment("a").segment("b");
			fixture.reopen(new SpoolLimits(4096, 4096, 4096));
			assertThat(fixture.spool().append(SpoolFixture.bytes("c"))).isFalse();
			assertThat(fixture.replayAll()).containsExactly("a", "b");
			fixture.append("c");
		}
	}

	@Test
	void beginsASegmentForARecordThatWouldMakeTheLastOneAByteTooLong() throws IOException {
		try (SpoolFixture fixture = new SpoolFixture(this.folder, new SpoolLimits(1 << 20, 4096, 100))) {
			fixture.append("a");
			fixture.spool().append(new byte[100 - AROUND - 1 - SegmentFormat.RECORD_HEAD]);
			assertThat(fixture.files()).containsExactly("1.segment");
			fixture.reopen();
			fixture.append("a");
			fixture.spool().append(new byte[100 - AROUND - 1 - SegmentFormat.RECORD_HEAD + 1]);
			assertThat(fixture.files()).containsExactly("1.segment", "2.segment", "3.segment");
		}
	}

	@Test
	void takesRecordsOfOneByteToOneMebibyte() throws IOException {
		try (SpoolFixture fixture = new SpoolFixture(this.folder, SpoolLimits.of(64 << 20))) {
			Spool spool = fixture.spool();
			assertThat(spool.append(new byte[1])).isTrue();
			assertThat(spool.append(new byte[Spool.MAX_RECORD])).isTrue();
			for (int size : new int[] { 0, Spool.MAX_RECORD + 1 }) {
				assertThatIllegalArgumentException().isThrownBy(() -> spool.append(new byte[size]));
				assertThatIllegalArgumentException().isThrownBy(() -> spool.setAside(new byte[size]));
			}
			assertThat(fixture.replayAll()).extracting(String::length).containsExactly(1, Spool.MAX_RECORD);
		}
	}

	@Test
	void parcelsItsBytesOut() {
		assertThat(SpoolLimits.of(256 << 20)).isEqualTo(new SpoolLimits(224 << 20, 32 << 20, 8 << 20));
		assertThat(SpoolLimits.of(Spool.MIN_BYTES)).isEqualTo(new SpoolLimits(7 << 17, 1 << 17, 1 << 16));
		assertThatIllegalArgumentException().isThrownBy(() -> SpoolLimits.of(Spool.MIN_BYTES - 1));
	}

	@Test
	void countsWholeBlocks() {
		assertThat(SegmentFormat.blocks(0)).isZero();
		assertThat(SegmentFormat.blocks(1)).isEqualTo(4096);
		assertThat(SegmentFormat.blocks(4096)).isEqualTo(4096);
		assertThat(SegmentFormat.blocks(4097)).isEqualTo(8192);
	}

}
