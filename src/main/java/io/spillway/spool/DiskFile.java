package io.spillway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file, as {@link java.nio.channels.FileChannel} has it. */
interface DiskFile extends Closeable {

	long size() throws IOException;

	/** Reads some bytes; returns how many, or -1 at the end of the file. */
	int read(ByteBuffer into, long position) throws IOException;

	/** Writes some of the bytes, possibly not all. */
	void write(ByteBuffer bytes, long position) throws IOException;

	void truncate(long length) throws IOException;

	/** Makes durable what was written. */
	void force() throws IOException;

}
