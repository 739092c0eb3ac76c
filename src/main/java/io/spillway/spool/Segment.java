package io.spillway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** A segment that waits for its replay, or is still written to. */
final class Segment {

	private static final Log logger = LogFactory.getLog(Segment.class);

	private final SpoolFile found;

	private final SegmentHeader header;

	/** Open until all that was written to it is durable and it is ended. */
	private @Nullable DiskFile file;

	/** Where its last record ends. The file is longer if it could not be cut. */
	private long length;

	private long fileLength;

	private long durableLength;

	private int unsynced;

	private Segment(SpoolFile found, SegmentHeader header, @Nullable DiskFile file, long durableLength) {
		this.found = found;
		this.header = header;
		this.file = file;
		this.length = found.length();
		this.fileLength = found.length();
		this.durableLength = durableLength;
	}

	/** A segment of an earlier process. */
	static Segment of(SpoolFile found, SegmentHeader header) {
		return new Segment(found, header, null, found.length());
	}

	/** Makes a segment without records. */
	static Segment begin(Disk disk, Path path, long number, Instant now) throws IOException {
		SpoolFile made = new SpoolFile(path, number, SpoolFile.Kind.SEGMENT, SegmentFormat.HEADER);
		SegmentHeader header = new SegmentHeader(SegmentHeader.Kind.READABLE, SegmentFormat.VERSION, now);
		DiskFile file = disk.create(path);
		Segment segment = new Segment(made, header, file, 0);
		try {
			Bytes.write(file, 0, SegmentFormat.header(now));
			return segment;
		}
		catch (IOException ex) {
			segment.abandon(disk, ex);
			throw ex;
		}
	}

	/**
	 * Ends and deletes what is of no use.
	 * @param cause what the disk failed at, to be told of a further failure
	 */
	void abandon(Disk disk, IOException cause) {
		end();
		try {
			disk.delete(this.found.path());
		}
		catch (IOException ex) {
			cause.addSuppressed(ex);
		}
	}

	/** Adds a record, or leaves the segment as it was. */
	void append(ByteBuffer record) throws IOException {
		int size = record.remaining();
		DiskFile open = Objects.requireNonNull(this.file, "ended");
		this.fileLength = this.length + size;
		try {
			Bytes.write(open, this.length, record);
		}
		catch (IOException ex) {
			cut(open, ex);
			throw ex;
		}
		this.length += size;
		this.unsynced++;
	}

	/** Whether a record may follow: not after a part of one that could not be cut off. */
	boolean isWritable() {
		return this.file != null && this.fileLength == this.length;
	}

	/** Whether a record of a size may follow without making it longer than a limit. */
	boolean takes(int size, long limit) {
		return isWritable() && this.length + size <= limit;
	}

	void force() throws IOException {
		if (this.file != null) {
			this.file.force();
		}
	}

	/** Whether its name may not be on the disk. */
	boolean isNew() {
		return this.durableLength == 0;
	}

	/** What is in it is on the disk, and so is its name. */
	void becomeDurable() {
		this.durableLength = this.length;
		this.unsynced = 0;
	}

	/**
	 * Takes out what is not known to be durable, and ends.
	 * @param cause what the disk failed at, to be told of further failures
	 * @return how many records that were
	 */
	int forget(IOException cause) {
		int forgotten = this.unsynced;
		this.length = this.durableLength;
		this.unsynced = 0;
		if (this.file != null) {
			cut(this.file, cause);
		}
		end();
		return forgotten;
	}

	private void cut(DiskFile open, IOException cause) {
		try {
			open.truncate(this.length);
			this.fileLength = this.length;
		}
		catch (IOException ex) {
			cause.addSuppressed(ex);
		}
	}

	/** Closes the file; doing it again does nothing. */
	void end() {
		DiskFile open = this.file;
		this.file = null;
		try {
			if (open != null) {
				open.close();
			}
		}
		catch (IOException ex) {
			logger.warn("Failed to close a segment of the spool", ex);
		}
	}

	/** Opens it to be read from its first record on. */
	OpenSegment open(Disk disk) throws IOException {
		DiskFile opened = disk.open(this.found.path());
		return new OpenSegment(this, opened, this.header.records(opened, this::length));
	}

	boolean isEmpty() {
		return this.length <= SegmentFormat.HEADER;
	}

	private long length() {
		return this.length;
	}

	/** How the file now is. */
	SpoolFile file() {
		return new SpoolFile(this.found.path(), this.found.number(), SpoolFile.Kind.SEGMENT, this.fileLength);
	}

	Instant begun() {
		return this.header.begun();
	}

	/** What its file takes on disk. */
	long bytes() {
		return SegmentFormat.blocks(this.fileLength);
	}

	/** What its file would take more with a record. */
	long growth(int size) {
		return SegmentFormat.blocks(this.length + size) - bytes();
	}

}
