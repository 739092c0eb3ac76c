package io.spillway.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads and writes as many bytes as there have to be: a file may do fewer at a time. */
final class Bytes {

	private Bytes() {
	}

	static ByteBuffer read(DiskFile file, long position, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length);
		while (bytes.hasRemaining()) {
			if (file.read(bytes, position + bytes.position()) < 0) {
				throw new EOFException("The file has become shorter");
			}
		}
		return bytes.flip();
	}

	static void write(DiskFile file, long position, ByteBuffer bytes) throws IOException {
		int first = bytes.position();
		while (bytes.hasRemaining()) {
			file.write(bytes, position + bytes.position() - first);
		}
	}

	/** Whether there is nothing but zeros, as where a disk lost what was written last. */
	static boolean areZero(DiskFile file, long position, long end) throws IOException {
		for (long at = position; at < end; at += 4096) {
			ByteBuffer bytes = read(file, at, (int) Math.min(4096, end - at));
			if (bytes.mismatch(ByteBuffer.allocate(bytes.limit())) >= 0) {
				return false;
			}
		}
		return true;
	}

}
