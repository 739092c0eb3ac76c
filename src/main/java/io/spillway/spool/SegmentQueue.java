package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** The segments of a spool: the last is written to, the first is replayed. */
final class SegmentQueue {

	private static final Log logger = LogFactory.getLog(SegmentQueue.class);

	private final SpoolStorage storage;

	private final SetAside setAside;

	private final Deque<Segment> waiting;

	private final Unsynced unsynced;

	private final SpentFiles spent;

	private long lastNumber;

	private @Nullable Segment active;

	SegmentQueue(SpoolStorage storage, SetAside setAside, List<Segment> found, long lastNumber) {
		this.storage = storage;
		this.setAside = setAside;
		this.waiting = new ArrayDeque<>(found);
		this.unsynced = new Unsynced(storage);
		this.spent = new SpentFiles(storage.disk());
		this.lastNumber = lastNumber;
	}

	/** A number that no file of this spool has. */
	long nextNumber() {
		return ++this.lastNumber;
	}

	/** Adds a record; false if there is no room. */
	boolean append(ByteBuffer record) throws IOException {
		Segment segment = segmentFor(record.remaining());
		if (segment != null) {
			append(segment, record);
		}
		return segment != null;
	}

	private @Nullable Segment segmentFor(int size) throws IOException {
		Segment current = this.active;
		if (current != null && current.takes(size, this.storage.limits().segment())) {
			return hasRoom(current.growth(size)) ? current : null;
		}
		return hasRoom(SegmentFormat.blocks(SegmentFormat.HEADER + size)) ? begin() : null;
	}

	private boolean hasRoom(long more) {
		return bytes() + more <= maxBytes();
	}

	private Segment begin() throws IOException {
		Segment segment = this.storage.begin(nextNumber());
		endActive();
		this.active = segment;
		this.waiting.add(segment);
		return segment;
	}

	private void append(Segment segment, ByteBuffer record) throws IOException {
		try {
			segment.append(record);
			this.unsynced.add(segment);
		}
		catch (IOException ex) {
			if (segment.isEmpty()) {
				segment.end();
				dropEmpty(ex);
			}
			if (!segment.isWritable()) {
				endActive();
			}
			throw ex;
		}
	}

	/** Its file stays open where it is not synced. */
	private void endActive() {
		if (this.active != null && !this.unsynced.contains(this.active)) {
			this.active.end();
		}
		this.active = null;
	}

	void sync() throws SyncFailedException {
		try {
			this.unsynced.sync(this.active);
		}
		catch (SyncFailedException ex) {
			this.active = null;
			dropEmpty(ex);
			throw ex;
		}
	}

	private void dropEmpty(IOException cause) {
		this.waiting.stream().filter(Segment::isEmpty).map(Segment::file).forEach(this.spent::add);
		this.waiting.removeIf(Segment::isEmpty);
		try {
			this.spent.delete();
		}
		catch (IOException ex) {
			cause.addSuppressed(ex);
		}
	}

	/** The oldest segment, opened to be read, or null if there is none. */
	@Nullable OpenSegment oldest() throws IOException {
		for (Segment first = this.waiting.peek(); first != null; first = this.waiting.peek()) {
			if (first == this.active) {
				endActive();
			}
			try {
				return first.open(this.storage.disk());
			}
			catch (NoSuchFileException ex) {
				logger.error("A segment of the spool is gone", ex);
				forget(first);
			}
		}
		return null;
	}

	/** Removes a segment, or sets it aside where it could not be read to its end. */
	void remove(Segment segment, boolean whole) throws IOException {
		if (!forget(segment)) {
			return;
		}
		if (whole) {
			this.spent.add(segment.file());
		}
		else {
			keep(segment.file());
		}
		this.spent.delete();
		this.storage.forceFolder();
	}

	private boolean forget(Segment segment) {
		this.unsynced.remove(segment);
		segment.end();
		return this.waiting.remove(segment);
	}

	private void keep(SpoolFile segment) throws IOException {
		try {
			this.setAside.keep(segment);
		}
		catch (IOException ex) {
			this.setAside.leave(segment);
			throw ex;
		}
	}

	/** Closes the files. */
	void end() {
		this.waiting.forEach(Segment::end);
	}

	int size() {
		return this.waiting.size();
	}

	@Nullable Instant begun() {
		Segment first = this.waiting.peek();
		return (first != null) ? first.begun() : null;
	}

	/** What the files take on disk. */
	long bytes() {
		return this.waiting.stream().mapToLong(Segment::bytes).sum() + this.spent.bytes();
	}

	/** What they may take. */
	long maxBytes() {
		return this.storage.limits().queued() - this.setAside.leftBytes();
	}

}
