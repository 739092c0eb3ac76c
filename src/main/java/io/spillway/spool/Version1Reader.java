package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** Reads what {@link SegmentFormat} describes as version 1. */
final class Version1Reader implements RecordReader {

	private final DiskFile file;

	/** Where the segment ends: it may still be cut. */
	private final LongSupplier length;

	private long position = SegmentFormat.HEADER;

	private Ending ending = Ending.WHOLE;

	Version1Reader(DiskFile file, LongSupplier length) {
		this.file = file;
		this.length = length;
	}

	@Override
	public byte @Nullable [] next() throws IOException {
		long left = this.length.getAsLong() - this.position;
		if (this.ending != Ending.WHOLE || left <= 0) {
			return null;
		}
		if (left < SegmentFormat.RECORD_HEAD) {
			return end(Ending.TORN);
		}
		ByteBuffer head = Bytes.read(this.file, this.position, SegmentFormat.RECORD_HEAD);
		int size = head.getInt();
		if (size < 1 || size > Spool.MAX_RECORD) {
			return end(Ending.DAMAGED);
		}
		long after = left - SegmentFormat.RECORD_HEAD - size;
		return (after < 0) ? end(Ending.TORN) : record(size, head.getInt());
	}

	private byte @Nullable [] record(int size, int checksum) throws IOException {
		byte[] record = Bytes.read(this.file, this.position + SegmentFormat.RECORD_HEAD, size).array();
		if (SegmentFormat.checksum(record) != checksum) {
			return end(Ending.DAMAGED);
		}
		this.position += SegmentFormat.RECORD_HEAD + size;
		return record;
	}

	private byte @Nullable [] end(Ending ending) {
		this.ending = ending;
		return null;
	}

	@Override
	public Ending ending() {
		return this.ending;
	}

	@Override
	public long position() {
		return this.position;
	}

}
