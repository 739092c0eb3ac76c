package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of this machine. */
record LocalFile(FileChannel channel) implements DiskFile {

	@Override
	public long size() throws IOException {
		return this.channel.size();
	}

	@Override
	public int read(ByteBuffer into, long position) throws IOException {
		return this.channel.read(into, position);
	}

	@Override
	public void write(ByteBuffer bytes, long position) throws IOException {
		this.channel.write(bytes, position);
	}

	@Override
	public void truncate(long length) throws IOException {
		this.channel.truncate(length);
	}

	/** What a file needs to be read, its length too, goes to the disk even so. */
	@Override
	public void force() throws IOException {
		this.channel.force(false);
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
