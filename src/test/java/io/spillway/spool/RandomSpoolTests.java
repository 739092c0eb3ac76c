package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Any course of calls, disk failures and crashes, against what has to come out of it. */
class RandomSpoolTests {

	private static final int STEPS = 2000;

	/** What was synced and is not replayed. */
	private final List<String> durable = new ArrayList<>();

	/** What was appended since. */
	private final List<String> pending = new ArrayList<>();

	private int appended;

	private int replayed;

	private SpoolFixture fixture;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.fixture = new SpoolFixture(folder);
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void replaysWhatWasSyncedOnceAndInItsOrder(long seed, @TempDir Path folders) throws IOException {
		Random random = new Random(seed);
		for (int step = 0; step < STEPS; step++) {
			step(random, folders.resolve("after " + step));
			this.fixture.disk.heal();
			assertThat(this.fixture.spool().counts().bytes()).isBetween(0L, SpoolFixture.LIMITS.queued());
		}
		sync();
		assertThat(this.fixture.replayAll()).isEqualTo(this.durable);
		assertThat(this.fixture.spool().counts().setAsideBytes()).isZero();
		assertThat(this.replayed).isGreaterThan(STEPS / 10);
	}

	private void step(Random random, Path next) throws IOException {
		int choice = random.nextInt(100);
		if (choice < 60) {
			append(random);
		}
		else if (choice < 75) {
			sync();
		}
		else if (choice < 85) {
			replay();
		}
		else if (choice < 90) {
			this.fixture.disk.fail(random.nextBoolean() ? "force" : "forceFolder");
			sync();
		}
		else if (choice < 95) {
			this.fixture.disk.fill(random.nextInt(40));
			append(random);
		}
		else {
			crash(random, next);
		}
	}

	private void append(Random random) {
		String record = this.appended++ + "x".repeat(random.nextInt((random.nextInt(20) == 0) ? 20_000 : 300));
		try {
			if (this.fixture.spool().append(SpoolFixture.bytes(record))) {
				this.pending.add(record);
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageStartingWith("No space left");
		}
	}

	private void sync() {
		try {
			this.fixture.spool().sync();
			this.durable.addAll(this.pending);
		}
		catch (SyncFailedException ex) {
			assertThat(ex.records()).isEqualTo(this.pending.size());
		}
		this.pending.clear();
	}

	private void replay() throws IOException {
		for (String record : this.fixture.replay()) {
			List<String> expected = this.durable.isEmpty() ? this.pending : this.durable;
			assertThat(record).isEqualTo(expected.removeFirst());
			this.replayed++;
		}
	}

	/** Goes on with what is on the disk, of the last record any part. */
	private void crash(Random random, Path next) throws IOException {
		sync();
		Map<String, Long> synced = lengths();
		append(random);
		Files.createDirectory(next);
		for (Map.Entry<String, Long> file : lengths().entrySet()) {
			long least = synced.getOrDefault(file.getKey(), 0L);
			long length = random.nextLong(least, file.getValue() + 1);
			if (least < length && length == file.getValue()) {
				sync();
			}
			byte[] bytes = Files.readAllBytes(this.fixture.folder.resolve(file.getKey()));
			Files.write(next.resolve(file.getKey()), Arrays.copyOf(bytes, (int) length));
		}
		this.pending.clear();
		this.fixture.close();
		this.fixture = new SpoolFixture(next);
	}

	private Map<String, Long> lengths() throws IOException {
		Map<String, Long> lengths = new HashMap<>();
		try (var files = Files.newDirectoryStream(this.fixture.folder, "*.segment")) {
			for (Path file : files) {
				lengths.put(file.getFileName().toString(), Files.size(file));
			}
		}
		return lengths;
	}

}
