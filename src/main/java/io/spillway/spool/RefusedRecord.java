package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A record that is kept in a file of its own. */
final class RefusedRecord {

	private final byte[] record;

	/**
	 * The first 16 hexadecimal digits of its SHA-256, which tell that it is kept already.
	 */
	private final String hash;

	private RefusedRecord(byte[] record, String hash) {
		this.record = record;
		this.hash = hash;
	}

	static RefusedRecord of(byte[] record) {
		SegmentFormat.check(record);
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(record);
			return new RefusedRecord(record, HexFormat.of().formatHex(hash, 0, 8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

	boolean isIn(Path file) {
		return file.toString().endsWith("-" + this.hash + ".refused");
	}

	/** The file that it will be. */
	SpoolFile file(SpoolFolder folder, long number) {
		return new SpoolFile(folder.refused(number, this.hash), number, SpoolFile.Kind.REFUSED,
				SegmentFormat.HEADER + SegmentFormat.RECORD_HEAD + this.record.length);
	}

	/** Writes the file, durably; nothing of it stays if that fails. */
	void write(Disk disk, SpoolFolder folder, SpoolFile file, Instant now) throws IOException {
		Segment segment = Segment.begin(disk, file.path(), file.number(), now);
		try {
			segment.append(SegmentFormat.record(this.record));
			segment.force();
			disk.forceFolder(folder.path());
			segment.becomeDurable();
		}
		catch (IOException ex) {
			segment.abandon(disk, ex);
			throw ex;
		}
		segment.end();
	}

}
