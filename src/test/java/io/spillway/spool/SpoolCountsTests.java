package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolCountsTests {

	private SpoolFixture fixture;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.fixture = new SpoolFixture(folder);
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void areZeroAtFirst() {
		assertThat(counts()).isEqualTo(new SpoolCounts(0, SpoolFixture.LIMITS.queued(), 0, null, 0));
	}

	@Test
	void followWhatIsAppendedAndReplayed() throws IOException {
		this.fixture.append("a");
		assertThat(counts().bytes()).isEqualTo(4096);
		this.fixture.spool().append(new byte[6000]);
		assertThat(counts().bytes()).isEqualTo(8192);
		assertThat(counts().segments()).isOne();
		this.fixture.spool().append(new byte[6000]);
		assertThat(counts().bytes()).isEqualTo(16384);
		assertThat(counts().segments()).isEqualTo(2);
		this.fixture.replay();
		assertThat(counts().bytes()).isEqualTo(8192);
		this.fixture.replay();
		assertThat(counts().bytes()).isZero();
	}

	@Test
	void knowTheOldestRecordAcrossProcesses() throws IOException {
		Instant first = this.fixture.now;
		Instant second = first.plusSeconds(60);
		this.fixture.append("a");
		this.fixture.now = second;
		this.fixture.append("b");
		this.fixture.reopen();
		this.fixture.append("c");
		assertThat(counts().oldest()).isEqualTo(first);
		this.fixture.replay();
		assertThat(counts().oldest()).isEqualTo(second);
		this.fixture.replay();
		assertThat(counts().oldest()).isNull();
	}

	private SpoolCounts counts() {
		return this.fixture.spool().counts();
	}

}
