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

	private final SegmentWriter writer;

	private final SpentFiles spent;

	SegmentQueue(SpoolStorage storage, SetAside setAside, SegmentWriter writer, List<Segment> found) {
		this.storage = storage;
		this.setAside = setAside;
		this.waiting = new ArrayDeque<>(found);
		this.writer = writer;
		this.spent = new SpentFiles(storage.disk());
	}

	/** Adds a record; false if there is no room. */
	boolean append(ByteBuffer record) throws IOException {
		if (!hasRoom(record.remaining())) {
			return false;
		}
		try {
			this.writer.append(record, this.waiting::add);
			return true;
		}
		catch (IOException ex) {
			dropEmpty(ex);
			throw ex;
		}
	}

	boolean hasRoom(int size) {
		return bytes() + this.writer.growth(size) <= maxBytes();
	}

	void sync() throws SyncFailedException {
		try {
			this.writer.sync();
		}
		catch (SyncFailedException ex) {
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
			this.writer.end(first);
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
		this.writer.forget(segment);
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
