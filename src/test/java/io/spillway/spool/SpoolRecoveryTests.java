package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** What a process finds that an earlier one left unfinished or a disk spoilt. */
class SpoolRecoveryTests {

	private static final int HEADER = SegmentFormat.HEADER;

	/** Where the records of {@code "one", "two", "three"} begin, and where they end. */
	private static final List<Integer> BOUNDS = List.of(HEADER, HEADER + 11, HEADER + 22, HEADER + 35);

	private SpoolFixture fixture;

	private Path segment;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.fixture = new SpoolFixture(folder);
		this.segment = this.fixture.file("1.segment");
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void hasAllBeforeARecordThatIsCutAtAnyByte() throws IOException {
		byte[] whole = threeRecords();
		for (int length = 0; length <= whole.length; length++) {
			find(Arrays.copyOf(whole, length));
			assertThat(this.fixture.replayAll()).as("%d bytes", length).isEqualTo(before(length));
			assertThat(this.fixture.files()).as("%d bytes", length).isEmpty();
		}
	}

	@Test
	void hasAllBeforeARecordWhoseEndIsZeroFromAnyByteOn() throws IOException {
		byte[] whole = threeRecords();
		for (int length = 0; length < whole.length; length++) {
			find(Arrays.copyOf(Arrays.copyOf(whole, length), 10_000));
			assertThat(this.fixture.replayAll()).as("%d bytes", length).isEqualTo(before(length));
			assertThat(this.fixture.spool().counts().segments()).isZero();
		}
	}

	@Test
	void cutsTheTornRecordOffForGood() throws IOException {
		byte[] whole = threeRecords();
		find(Arrays.copyOf(whole, whole.length - 1));
		assertThat(this.segment).hasSize(BOUNDS.get(2));
		this.fixture.segment("later");
		assertThat(this.fixture.replayAll()).containsExactly("one", "two", "later");
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void replaysNothingThatWasNotAppendedAndKeepsTheRestWhereAnyBitIsFlipped() throws IOException {
		byte[] whole = threeRecords();
		for (int bit = 0; bit < whole.length * 8; bit++) {
			byte[] spoilt = whole.clone();
			spoilt[bit / 8] ^= (byte) (1 << (bit % 8));
			find(spoilt);
			assertThat(this.fixture.replayAll()).as("bit %d", bit).isEqualTo(before(bit / 8));
			assertThat(this.fixture.files()).as("bit %d", bit).hasSize(1);
			assertThat(Files.readAllBytes(this.fixture.file(this.fixture.files().getFirst()))).as("bit %d", bit)
				.isEqualTo(spoilt);
			clear();
		}
	}

	@Test
	void setsASegmentAsideThatIsDamagedBeforeItsLastRecord() throws IOException {
		byte[] spoilt = threeRecords();
		spoilt[BOUNDS.get(1) + SegmentFormat.RECORD_HEAD]++;
		find(spoilt);
		this.fixture.append("later");
		assertThat(this.fixture.replayAll()).containsExactly("one", "later");
		assertThat(this.fixture.files()).containsExactly("1.damaged");
		assertThat(Files.readAllBytes(this.fixture.file("1.damaged"))).isEqualTo(spoilt);
		assertThat(this.fixture.spool().counts().setAsideBytes()).isEqualTo(4096);
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).isEmpty();
		assertThat(this.fixture.spool().counts().setAsideBytes()).isEqualTo(4096);
	}

	@Test
	void setsASegmentAsideThatIsTornThoughItIsNotTheLast() throws IOException {
		byte[] whole = threeRecords();
		this.fixture.segment("later");
		find(Arrays.copyOf(whole, whole.length - 1));
		assertThat(this.fixture.replayAll()).containsExactly("one", "two", "later");
		assertThat(this.fixture.files()).containsExactly("1.damaged");
	}

	@Test
	void setsASegmentAsideAtOnceWhoseHeaderIsDamaged() throws IOException {
		byte[] spoilt = threeRecords();
		spoilt[0]++;
		find(spoilt);
		assertThat(this.fixture.files()).containsExactly("1.damaged");
		assertThat(this.fixture.append("later").replayAll()).containsExactly("later");
		assertThat(this.fixture.files()).containsExactly("1.damaged");
	}

	@Test
	void setsASegmentAsideThatTheDiskCannotReadToItsEnd() throws IOException {
		this.fixture.segment("one", "two");
		try (Replay replay = this.fixture.oldest()) {
			assertThat(replay.next()).isEqualTo(SpoolFixture.bytes("one"));
			this.fixture.disk.fail("read");
			assertThat(replay.next()).isNull();
			this.fixture.disk.heal();
			assertThat(replay.next()).isNull();
			replay.done();
		}
		assertThat(this.fixture.files()).containsExactly("1.damaged");
	}

	@Test
	void leavesASegmentThatItCannotSetAside() throws IOException {
		byte[] spoilt = threeRecords();
		spoilt[BOUNDS.get(0)]++;
		find(spoilt);
		this.fixture.disk.fail("move");
		try (Replay replay = this.fixture.oldest()) {
			assertThat(SpoolFixture.read(replay)).isEmpty();
			assertThatIOException().isThrownBy(replay::done);
		}
		assertThat(this.fixture.spool().oldest()).isNull();
		assertThat(this.fixture.files()).containsExactly("1.segment");
		assertThat(this.fixture.spool().counts().setAsideBytes()).isEqualTo(4096);
	}

	@Test
	void replaysTheOthersWhereOneCannotBeRead() throws IOException {
		this.fixture.segment("one").segment("two");
		this.fixture.disk.fail("open 1.segment");
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).containsExactly("two");
		assertThat(this.fixture.spool().counts().setAsideBytes()).isEqualTo(4096);
		this.fixture.disk.heal();
		this.fixture.reopen();
		assertThat(this.fixture.replayAll()).containsExactly("one");
	}

	@Test
	void leavesASegmentOfALaterVersionForThatVersion() throws IOException {
		byte[] later = threeRecords();
		ByteBuffer.wrap(later).putInt(Long.BYTES, 2);
		find(later);
		this.fixture.append("later");
		assertThat(this.fixture.replayAll()).containsExactly("later");
		assertThat(Files.readAllBytes(this.segment)).isEqualTo(later);
		SpoolCounts counts = this.fixture.spool().counts();
		assertThat(counts.setAsideBytes()).isEqualTo(4096);
		assertThat(counts.maxBytes()).isEqualTo(SpoolFixture.LIMITS.queued() - 4096);
		ByteBuffer.wrap(later).putInt(Long.BYTES, 1);
		find(later);
		assertThat(this.fixture.replayAll()).containsExactly("one", "two", "three");
	}

	private byte[] threeRecords() throws IOException {
		this.fixture.segment("one", "two", "three");
		byte[] bytes = Files.readAllBytes(this.segment);
		assertThat(bytes).hasSize(BOUNDS.getLast());
		return bytes;
	}

	/** Has a process find the first segment like this. */
	private void find(byte[] bytes) throws IOException {
		this.fixture.spool().close();
		Files.write(this.segment, bytes);
		this.fixture.reopen();
	}

	private void clear() throws IOException {
		for (String name : this.fixture.files()) {
			Files.delete(this.fixture.file(name));
		}
		this.fixture.reopen();
	}

	/** What there is of the three records before a byte. */
	private static List<String> before(int position) {
		List<String> records = List.of("one", "two", "three");
		return records.subList(0, (int) BOUNDS.stream().skip(1).filter((end) -> end <= position).count());
	}

}
