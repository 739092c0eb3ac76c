package io.spillway.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** A spool in a folder of a test. */
final class SpoolFixture implements AutoCloseable {

	static final String SETTING = "spillway.clicks.spool";

	static final SpoolLimits LIMITS = new SpoolLimits(256 * 4096, 8 * 4096, 8192);

	static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

	final WatchedDisk disk = new WatchedDisk();

	final Path folder;

	Instant now = NOW;

	private SpoolLimits limits;

	private Spool spool;

	SpoolFixture(Path folder) {
		this(folder, LIMITS);
	}

	SpoolFixture(Path folder, SpoolLimits limits) {
		this.folder = folder;
		this.limits = limits;
		this.spool = open();
	}

	private Spool open() {
		try {
			return new SpoolOpening(this.disk, this.limits, () -> this.now).open(this.folder, SETTING);
		}
		catch (SpoolUnavailableException ex) {
			throw new AssertionError(ex);
		}
	}

	Spool spool() {
		return this.spool;
	}

	/** As another process would find it. */
	void reopen() throws IOException {
		this.spool.close();
		this.spool = open();
	}

	void reopen(SpoolLimits limits) throws IOException {
		this.limits = limits;
		reopen();
	}

	SpoolFixture append(String... records) throws IOException {
		for (String record : records) {
			assertThat(this.spool.append(bytes(record))).isTrue();
		}
		return this;
	}

	/** A segment of its own for some records. */
	SpoolFixture segment(String... records) throws IOException {
		append(records);
		reopen();
		return this;
	}

	/** The replay of the oldest segment, which there has to be. */
	Replay oldest() throws IOException {
		return Objects.requireNonNull(this.spool.oldest());
	}

	/** Replays the oldest segment and is done with it. */
	List<String> replay() throws IOException {
		List<String> records = new ArrayList<>();
		try (Replay replay = this.spool.oldest()) {
			if (replay != null) {
				records.addAll(read(replay));
				replay.done();
			}
		}
		return records;
	}

	List<String> replayAll() throws IOException {
		List<String> all = new ArrayList<>();
		for (List<String> records = replay(); !records.isEmpty() || this.spool.counts().segments() > 0;) {
			all.addAll(records);
			records = replay();
		}
		return all;
	}

	static List<String> read(Replay replay) {
		List<String> records = new ArrayList<>();
		for (byte[] record = replay.next(); record != null; record = replay.next()) {
			records.add(new String(record, StandardCharsets.UTF_8));
		}
		return records;
	}

	static byte[] bytes(String record) {
		return record.getBytes(StandardCharsets.UTF_8);
	}

	Path file(String name) {
		return this.folder.resolve("0".repeat(16 - name.indexOf('.')) + name);
	}

	/** The names of the files, without leading zeros and the lock. */
	List<String> files() throws IOException {
		try (var files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString().replaceFirst("^0+", ""))
				.filter((name) -> !name.equals("lock"))
				.sorted()
				.toList();
		}
	}

	@Override
	public void close() throws IOException {
		this.disk.heal();
		this.spool.close();
	}

}
