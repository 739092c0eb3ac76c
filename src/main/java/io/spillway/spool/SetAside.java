package io.spillway.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What is kept though it will not be replayed. None of it is ever deleted here: records
 * that find no room are not kept, and segments that find none stay under their names, as
 * those of versions that are unknown here do. Such are counted with it but take their
 * room from the segments.
 */
final class SetAside {

	private static final Log logger = LogFactory.getLog(SetAside.class);

	private final SpoolFolder folder;

	private final Disk disk;

	private final long limit;

	private final Map<Path, SpoolFile> kept = new HashMap<>();

	private final Map<Path, SpoolFile> left = new HashMap<>();

	private long keptBytes;

	private long leftBytes;

	SetAside(SpoolFolder folder, Disk disk, long limit) {
		this.folder = folder;
		this.disk = disk;
		this.limit = limit;
	}

	/** Looks what there is. */
	void recount() throws IOException {
		Map<Path, SpoolFile> earlier = Map.copyOf(this.left);
		this.kept.clear();
		this.left.clear();
		for (SpoolFile file : this.folder.files()) {
			if (file.kind() != SpoolFile.Kind.SEGMENT) {
				this.kept.put(file.path(), file);
			}
			else if (earlier.containsKey(file.path())) {
				this.left.put(file.path(), file);
			}
		}
		sum();
	}

	/**
	 * Leaves a segment under its name: another version, or another start, may read it.
	 */
	void leave(SpoolFile segment) {
		this.left.put(segment.path(), segment);
		sum();
	}

	/** Keeps a segment that cannot be read to its end. */
	void keep(SpoolFile segment) throws IOException {
		String size = ", " + segment.length() + " bytes: " + segment.path().getFileName();
		if (findsRoom(segment)) {
			Path path = this.folder.damaged(segment.number());
			this.disk.move(segment.path(), path);
			put(new SpoolFile(path, segment.number(), SpoolFile.Kind.DAMAGED, segment.length()));
			logger.error("Set aside a damaged segment of the spool" + size);
		}
		else {
			leave(segment);
			logger.error("A damaged segment of the spool stays where it is, since too much is set aside" + size);
		}
	}

	/** Keeps a record durably; says whether it is kept. */
	boolean add(RefusedRecord record, long number, Instant now) throws IOException {
		if (this.kept.keySet().stream().anyMatch(record::isIn)) {
			return true;
		}
		SpoolFile file = record.file(this.folder, number);
		if (!findsRoom(file)) {
			return false;
		}
		record.write(this.disk, this.folder, file, now);
		put(file);
		return true;
	}

	/** Whether there is room, now that somebody may have taken files away. */
	private boolean findsRoom(SpoolFile file) throws IOException {
		if (!hasRoom(file)) {
			recount();
		}
		return hasRoom(file);
	}

	private boolean hasRoom(SpoolFile file) {
		return this.keptBytes + file.bytes() <= this.limit;
	}

	private void put(SpoolFile file) {
		this.kept.put(file.path(), file);
		sum();
	}

	private void sum() {
		this.keptBytes = bytes(this.kept.values());
		this.leftBytes = bytes(this.left.values());
	}

	private static long bytes(Collection<SpoolFile> files) {
		return files.stream().mapToLong(SpoolFile::bytes).sum();
	}

	/** What all of it takes on disk. */
	long bytes() {
		return this.keptBytes + this.leftBytes;
	}

	/** What takes its room from that of the segments. */
	long leftBytes() {
		return this.leftBytes;
	}

}
