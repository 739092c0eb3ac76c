package io.spillway.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Finds the segments that an earlier process left. Only the last may have been written to
 * when it ended, so only there a torn record is what it has to be, and is cut off unless
 * a whole one is in it; whatever else is wrong within a segment is found when it is
 * replayed.
 */
final class Recovery {

	private static final Log logger = LogFactory.getLog(Recovery.class);

	private final SpoolStorage storage;

	private final SetAside setAside;

	private final List<Segment> segments = new ArrayList<>();

	Recovery(SpoolStorage storage, SetAside setAside) {
		this.storage = storage;
		this.setAside = setAside;
	}

	/** The segments that can be replayed, the oldest first. */
	List<Segment> segments(List<SpoolFile> files) {
		List<SpoolFile> found = files.stream().filter((file) -> file.kind() == SpoolFile.Kind.SEGMENT).toList();
		for (SpoolFile file : found) {
			try {
				recover(file, file.equals(found.getLast()));
			}
			catch (IOException ex) {
				logger.error("Failed to read a segment of the spool, which is left as it is", ex);
				this.setAside.leave(file);
			}
		}
		return this.segments;
	}

	private void recover(SpoolFile file, boolean last) throws IOException {
		SegmentHeader header;
		long end = file.length();
		try (DiskFile opened = this.storage.disk().open(file.path())) {
			header = SegmentHeader.read(opened);
			if (last) {
				end = end(opened, header);
			}
		}
		if (header.kind() == SegmentHeader.Kind.UNKNOWN) {
			logger.warn("A segment of the spool is of another version, " + header.version() + ", and is left for it");
			this.setAside.leave(file);
		}
		else if (end <= SegmentFormat.HEADER) {
			this.storage.disk().delete(file.path());
		}
		else if (header.kind() == SegmentHeader.Kind.DAMAGED) {
			this.setAside.keep(file);
		}
		else {
			this.segments.add(Segment.of(cut(file, end), header));
		}
	}

	private SpoolFile cut(SpoolFile file, long end) throws IOException {
		if (end < file.length()) {
			this.storage.disk().cut(file.path(), end);
			logger.warn("Cut off a torn record of " + (file.length() - end) + " bytes of the spool");
		}
		return new SpoolFile(file.path(), file.number(), file.kind(), end);
	}

	/** Where the last segment ends without a record that was broken off. */
	private static long end(DiskFile file, SegmentHeader header) throws IOException {
		long length = file.size();
		return switch (header.kind()) {
			case UNKNOWN -> length;
			case DAMAGED -> Bytes.areZero(file, 0, length) ? 0 : length;
			case READABLE -> end(file, header.records(file, () -> length), length);
		};
	}

	private static long end(DiskFile file, RecordReader records, long length) throws IOException {
		skip(records);
		long end = records.position();
		if (Bytes.areZero(file, end, length)) {
			return end;
		}
		boolean torn = records.ending() == RecordReader.Ending.TORN && !SegmentFormat.holdsRecord(file, end, length);
		return torn ? end : length;
	}

	private static void skip(RecordReader records) throws IOException {
		byte[] record = records.next();
		while (record != null) {
			record = records.next();
		}
	}

}
