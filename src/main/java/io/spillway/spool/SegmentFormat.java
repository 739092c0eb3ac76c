package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * How segments are written: version 1. All numbers are big-endian. <pre>
 * 8  magic         "SPWSPOOL"      the first 12 bytes are those of all versions
 * 4  version       1
 * 8  begun at      milliseconds since 1970
 * 4  checksum      CRC32C of the 20 bytes before
 * then records:
 * 4  length        1 to 1,048,576
 * 4  checksum      CRC32C of the length and the bytes of the record
 *    the record
 * </pre>
 */
final class SegmentFormat {

	static final long MAGIC = 0x5350_5753_504F_4F4CL;

	static final int VERSION = 1;

	/** The length of what all versions begin with. */
	static final int PREAMBLE = Long.BYTES + Integer.BYTES;

	static final int HEADER = PREAMBLE + Long.BYTES + Integer.BYTES;

	static final int RECORD_HEAD = 2 * Integer.BYTES;

	private SegmentFormat() {
	}

	static ByteBuffer header(Instant begun) {
		ByteBuffer header = ByteBuffer.allocate(HEADER).putLong(MAGIC).putInt(VERSION).putLong(begun.toEpochMilli());
		return header.putInt(headerChecksum(header)).flip();
	}

	static void check(byte[] record) {
		if (record.length < 1 || record.length > Spool.MAX_RECORD) {
			throw new IllegalArgumentException("a record has 1 to " + Spool.MAX_RECORD + " bytes");
		}
	}

	static ByteBuffer record(byte[] record) {
		check(record);
		return ByteBuffer.allocate(RECORD_HEAD + record.length)
			.putInt(record.length)
			.putInt(checksum(record))
			.put(record)
			.flip();
	}

	/** The checksum of a header of version 1, from its own bytes. */
	static int headerChecksum(ByteBuffer header) {
		CRC32C checksum = new CRC32C();
		checksum.update(header.duplicate().clear().limit(HEADER - Integer.BYTES));
		return (int) checksum.getValue();
	}

	/** The checksum of a record, its length being part of it. */
	static int checksum(byte[] record) {
		CRC32C checksum = new CRC32C();
		checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(record.length).flip());
		checksum.update(record);
		return (int) checksum.getValue();
	}

	/**
	 * Whether a whole record is in what looks like a part of one: then that is not what
	 * was written last, but damage to the length of what was.
	 */
	static boolean holdsRecord(DiskFile file, long from, long end) throws IOException {
		ByteBuffer bytes = Bytes.read(file, from, Math.toIntExact(end - from));
		int left = bytes.limit() - RECORD_HEAD;
		for (int at = 0; at < left; at++) {
			// The first may be whole but for its length, which is then what there is.
			int size = (at == 0) ? left : bytes.getInt(at);
			if (size >= 1 && size <= left - at && isRecord(bytes, at, size)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isRecord(ByteBuffer bytes, int at, int size) {
		byte[] record = new byte[size];
		bytes.get(at + RECORD_HEAD, record);
		return checksum(record) == bytes.getInt(at + Integer.BYTES);
	}

	/** What a file of a length takes on disk, in bytes: whole blocks of 4 KiB. */
	static long blocks(long length) {
		return (length + 4095) & ~4095L;
	}

}
