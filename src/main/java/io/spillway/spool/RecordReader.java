package io.spillway.spool;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Reads the records of a segment, in the way of one version. */
interface RecordReader {

	/** The next record, or null if there is no further one that is whole. */
	byte @Nullable [] next() throws IOException;

	/** Why there is no further one. */
	Ending ending();

	/** Where the last whole record ends. */
	long position();

	/** How the records of a segment end. */
	enum Ending {

		/** With the segment. */
		WHOLE,

		/** Within the last record, as it happens where the writing was broken off. */
		TORN,

		/** With bytes that are not what was written. */
		DAMAGED

	}

}
