package io.spillway.spool;

import java.io.IOException;

/**
 * The records appended since the last {@link Spool#sync()} may not be on the disk and
 * were taken out of the spool.
 */
public final class SyncFailedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int records;

	public SyncFailedException(int records, IOException cause) {
		super("Failed to force " + records + " records to the disk", cause);
		this.records = records;
	}

	/** How many records were taken out: the last ones that were appended. */
	public int records() {
		return this.records;
	}

}
