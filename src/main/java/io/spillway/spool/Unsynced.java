package io.spillway.spool;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The segments that hold what may not be on the disk yet. */
final class Unsynced {

	private final SpoolStorage storage;

	private final Set<Segment> segments = new LinkedHashSet<>();

	Unsynced(SpoolStorage storage) {
		this.storage = storage;
	}

	void add(Segment segment) {
		this.segments.add(segment);
	}

	/** Forgets a segment whose records are done with. */
	void remove(Segment segment) {
		this.segments.remove(segment);
	}

	boolean contains(Segment segment) {
		return this.segments.contains(segment);
	}

	/**
	 * Forces all of it to the disk, the files before their names.
	 * @param active the segment that is written to further
	 * @throws SyncFailedException if that failed: the system may have dropped what it
	 * held, and a second try may succeed for nothing, so all of it is taken out
	 */
	void sync(@Nullable Segment active) throws SyncFailedException {
		try {
			force();
		}
		catch (IOException ex) {
			throw new SyncFailedException(forget(ex), ex);
		}
		for (Segment segment : this.segments) {
			segment.becomeDurable();
			if (segment != active) {
				segment.end();
			}
		}
		this.segments.clear();
	}

	private void force() throws IOException {
		for (Segment segment : this.segments) {
			segment.force();
		}
		if (this.segments.stream().anyMatch(Segment::isNew)) {
			this.storage.forceFolder();
		}
	}

	private int forget(IOException cause) {
		int records = 0;
		for (Segment segment : this.segments) {
			records += segment.forget(cause);
		}
		this.segments.clear();
		return records;
	}

}
