package io.spillway.spool;

import java.io.IOException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Replays a segment. */
final class SegmentReplay implements Replay {

	private static final Log logger = LogFactory.getLog(SegmentReplay.class);

	private final OpenSegment reading;

	private final Finish finish;

	/** Whether it can be read to its end; null before that is known. */
	private @Nullable Boolean whole;

	SegmentReplay(OpenSegment reading, Finish finish) {
		this.reading = reading;
		this.finish = finish;
	}

	@Override
	public byte @Nullable [] next() {
		if (this.whole != null) {
			return null;
		}
		try {
			byte[] record = this.reading.records().next();
			if (record == null) {
				this.whole = this.reading.records().ending() == RecordReader.Ending.WHOLE;
			}
			return record;
		}
		catch (IOException ex) {
			logger.warn("Failed to read a segment of the spool to its end", ex);
			this.whole = false;
			return null;
		}
	}

	@Override
	public void done() throws IOException {
		if (this.whole == null) {
			throw new IllegalStateException("not replayed to its end");
		}
		try {
			this.finish.finish(this.whole);
		}
		finally {
			close();
		}
	}

	@Override
	public void close() throws IOException {
		this.reading.close();
	}

	/** Removes the segment. */
	interface Finish {

		void finish(boolean whole) throws IOException;

	}

}
