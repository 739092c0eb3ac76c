package io.spillway.recording;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import io.spillway.spool.Replay;
import io.spillway.spool.Spool;
import io.spillway.spool.SpoolCounts;
import io.spillway.spool.SyncFailedException;
import org.jspecify.annotations.Nullable;

/** A spool in memory, the disk of which fails when it is told to. */
final class FakeSpool implements Spool {

	final Deque<byte[]> records = new ArrayDeque<>();

	final List<byte[]> setAside = new ArrayList<>();

	boolean full;

	/** Has room for something, and not for a whole batch. */
	boolean tight;

	boolean fails;

	boolean outOfMemory;

	int syncFailures;

	boolean unreadable;

	boolean closed;

	int unsynced;

	int syncs;

	@Override
	public boolean append(byte[] record) throws IOException {
		failIf(this.fails);
		if (this.outOfMemory) {
			throw new OutOfMemoryError("as it may be anywhere");
		}
		if (this.full) {
			return false;
		}
		this.records.add(record);
		this.unsynced++;
		return true;
	}

	private static void failIf(boolean fails) throws IOException {
		if (fails) {
			throw new IOException("the disk fails");
		}
	}

	@Override
	public void sync() throws SyncFailedException {
		this.syncs++;
		int lost = this.unsynced;
		this.unsynced = 0;
		if (this.syncFailures > 0) {
			this.syncFailures--;
			for (int i = 0; i < lost; i++) {
				this.records.removeLast();
			}
			throw new SyncFailedException(lost, new IOException("the disk fails"));
		}
	}

	@Override
	public @Nullable Replay oldest() throws IOException {
		failIf(this.unreadable);
		return this.records.isEmpty() ? null : new Segment(new ArrayList<>(this.records));
	}

	@Override
	public boolean setAside(byte[] record) throws IOException {
		failIf(this.fails);
		if (this.full) {
			return false;
		}
		this.setAside.add(record);
		return true;
	}

	@Override
	public boolean hasRoom(int length) throws IOException {
		failIf(this.fails);
		return !this.full && !this.tight;
	}

	@Override
	public SpoolCounts counts() {
		int segments = this.records.isEmpty() ? 0 : 1;
		return new SpoolCounts(this.records.size(), 1000, segments, (segments > 0) ? Instant.EPOCH : null,
				this.setAside.size());
	}

	@Override
	public void close() throws IOException {
		sync();
		this.closed = true;
	}

	/** All events that are to be replayed. */
	List<ClickEvent> events() {
		List<ClickEvent> events = new ArrayList<>();
		try {
			for (byte[] record : this.records) {
				events.addAll(EventCodec.decode(record));
			}
		}
		catch (UnreadableBatchException ex) {
			throw new IllegalStateException(ex);
		}
		return events;
	}

	private final class Segment implements Replay {

		private final List<byte[]> all;

		private final Iterator<byte[]> rest;

		Segment(List<byte[]> all) {
			this.all = all;
			this.rest = all.iterator();
		}

		@Override
		public byte @Nullable [] next() {
			return this.rest.hasNext() ? this.rest.next() : null;
		}

		@Override
		public void done() {
			FakeSpool.this.records.removeAll(this.all);
		}

		@Override
		public void close() {
			// Nothing is open.
		}

	}

}
