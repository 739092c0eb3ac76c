package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What the beginning of a segment says.
 *
 * @param kind what can be done with it
 * @param version the version, if the kind says so
 * @param begun when it was begun; the epoch if that is not known
 */
record SegmentHeader(Kind kind, int version, Instant begun) {

	private static final SegmentHeader DAMAGED = new SegmentHeader(Kind.DAMAGED, 0, Instant.EPOCH);

	static SegmentHeader read(DiskFile file) throws IOException {
		long length = file.size();
		if (length < SegmentFormat.PREAMBLE) {
			return DAMAGED;
		}
		ByteBuffer preamble = Bytes.read(file, 0, SegmentFormat.PREAMBLE);
		if (preamble.getLong() != SegmentFormat.MAGIC) {
			return DAMAGED;
		}
		int version = preamble.getInt();
		return switch (version) {
			case 1 -> (length < SegmentFormat.HEADER) ? DAMAGED : version1(file);
			default -> new SegmentHeader(Kind.UNKNOWN, version, Instant.EPOCH);
		};
	}

	private static SegmentHeader version1(DiskFile file) throws IOException {
		ByteBuffer header = Bytes.read(file, 0, SegmentFormat.HEADER).position(SegmentFormat.PREAMBLE);
		Instant begun = Instant.ofEpochMilli(header.getLong());
		return (header.getInt() == SegmentFormat.headerChecksum(header)) ? new SegmentHeader(Kind.READABLE, 1, begun)
				: DAMAGED;
	}

	/** Reads the records of a segment whose header is readable. */
	RecordReader records(DiskFile file, LongSupplier length) {
		return switch (this.version) {
			case 1 -> new Version1Reader(file, length);
			default -> throw new IllegalStateException("not readable: version " + this.version);
		};
	}

	/** What can be done with a segment. */
	enum Kind {

		READABLE,

		/** Another version of the service may read it. */
		UNKNOWN,

		DAMAGED

	}

}
