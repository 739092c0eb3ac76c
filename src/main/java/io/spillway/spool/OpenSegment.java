package io.spillway.spool;

import java.io.Closeable;
import java.io.IOException;

/**
 * A segment that is being read.
 *
 * @param segment the segment
 * @param file its file, opened for this
 * @param records its records
 */
record OpenSegment(Segment segment, DiskFile file, RecordReader records) implements Closeable {

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
