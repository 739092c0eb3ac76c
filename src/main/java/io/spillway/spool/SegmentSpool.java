package io.spillway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

import org.jspecify.annotations.Nullable;

/** A spool of segments. */
final class SegmentSpool implements Spool {

	private final SpoolStorage storage;

	private final Closeable lock;

	private final SetAside setAside;

	private final SegmentWriter writer;

	private final SegmentQueue queue;

	private boolean closed;

	private volatile SpoolCounts counts;

	SegmentSpool(SpoolStorage storage, Closeable lock, SetAside setAside, SegmentWriter writer, SegmentQueue queue) {
		this.storage = storage;
		this.lock = lock;
		this.setAside = setAside;
		this.writer = writer;
		this.queue = queue;
		this.counts = count(queue, setAside);
	}

	@Override
	public boolean append(byte[] record) throws IOException {
		ByteBuffer bytes = SegmentFormat.record(record);
		requireOpen();
		try {
			return this.queue.append(bytes);
		}
		finally {
			count();
		}
	}

	@Override
	public void sync() throws SyncFailedException {
		try {
			this.queue.sync();
		}
		finally {
			count();
		}
	}

	@Override
	public @Nullable Replay oldest() throws IOException {
		requireOpen();
		try {
			OpenSegment oldest = this.queue.oldest();
			return (oldest != null) ? new SegmentReplay(oldest, (whole) -> finish(oldest.segment(), whole)) : null;
		}
		finally {
			count();
		}
	}

	private void finish(Segment segment, boolean whole) throws IOException {
		requireOpen();
		try {
			this.queue.remove(segment, whole);
		}
		finally {
			count();
		}
	}

	@Override
	public boolean setAside(byte[] record) throws IOException {
		RefusedRecord refused = RefusedRecord.of(record);
		requireOpen();
		try {
			return this.setAside.add(refused, this.writer.nextNumber(), this.storage.clock().instant());
		}
		finally {
			count();
		}
	}

	@Override
	public boolean hasRoom(int length) throws IOException {
		requireOpen();
		int size = SegmentFormat.RECORD_HEAD + length;
		if (this.queue.hasRoom(size)) {
			return true;
		}
		try {
			this.setAside.recount();
			return this.queue.hasRoom(size);
		}
		finally {
			count();
		}
	}

	@Override
	public SpoolCounts counts() {
		return this.counts;
	}

	private void count() {
		this.counts = count(this.queue, this.setAside);
	}

	private static SpoolCounts count(SegmentQueue queue, SetAside setAside) {
		return new SpoolCounts(queue.bytes(), queue.maxBytes(), queue.size(), queue.begun(), setAside.bytes());
	}

	private void requireOpen() throws ClosedChannelException {
		if (this.closed) {
			throw new ClosedChannelException();
		}
	}

	@Override
	public void close() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		try {
			sync();
		}
		finally {
			this.queue.end();
			this.lock.close();
		}
	}

}
