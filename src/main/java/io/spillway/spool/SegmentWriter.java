package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Writes to the last segment of a spool. */
final class SegmentWriter {

	private final SpoolStorage storage;

	private final Unsynced unsynced;

	private long lastNumber;

	private @Nullable Segment active;

	SegmentWriter(SpoolStorage storage, long lastNumber) {
		this.storage = storage;
		this.unsynced = new Unsynced(storage);
		this.lastNumber = lastNumber;
	}

	/** A number that no file of this spool has. */
	long nextNumber() {
		return ++this.lastNumber;
	}

	/** What the files would take more with a record. */
	long growth(int size) {
		Segment current = activeFor(size);
		return (current != null) ? current.growth(size) : SegmentFormat.blocks(SegmentFormat.HEADER + size);
	}

	private @Nullable Segment activeFor(int size) {
		Segment current = this.active;
		return (current != null && current.takes(size, this.storage.limits().segment())) ? current : null;
	}

	/**
	 * Adds a record.
	 * @param begun is given the segment that is begun for it
	 * @throws IOException if that failed: what was begun for it is empty then
	 */
	void append(ByteBuffer record, Consumer<Segment> begun) throws IOException {
		Segment segment = activeFor(record.remaining());
		if (segment == null) {
			segment = begin();
			begun.accept(segment);
		}
		try {
			segment.append(record);
			this.unsynced.add(segment);
		}
		catch (IOException ex) {
			if (segment.isEmpty() || !segment.isWritable()) {
				endActive();
			}
			throw ex;
		}
	}

	private Segment begin() throws IOException {
		Segment segment = this.storage.begin(nextNumber());
		endActive();
		this.active = segment;
		return segment;
	}

	/** Writes no further to a segment. */
	void end(Segment segment) {
		if (segment == this.active) {
			endActive();
		}
	}

	/** Its file stays open where it is not synced. */
	private void endActive() {
		if (this.active != null && !this.unsynced.contains(this.active)) {
			this.active.end();
		}
		this.active = null;
	}

	/** Cares no more for a segment. */
	void forget(Segment segment) {
		this.unsynced.remove(segment);
		segment.end();
		end(segment);
	}

	void sync() throws SyncFailedException {
		try {
			this.unsynced.sync(this.active);
		}
		catch (SyncFailedException ex) {
			this.active = null;
			throw ex;
		}
	}

}
