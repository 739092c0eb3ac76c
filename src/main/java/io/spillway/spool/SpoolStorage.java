package io.spillway.spool;

import java.io.IOException;
import java.time.InstantSource;

/**
 * Where a spool is and what it may take.
 *
 * @param disk the file system
 * @param folder the folder of the spool
 * @param limits what it may take
 * @param clock tells when segments are begun
 */
record SpoolStorage(Disk disk, SpoolFolder folder, SpoolLimits limits, InstantSource clock) {

	/** Makes a segment without records. */
	Segment begin(long number) throws IOException {
		return Segment.begin(this.disk, this.folder.segment(number), number, this.clock.instant());
	}

	/** Makes durable which files there are. */
	void forceFolder() throws IOException {
		this.disk.forceFolder(this.folder.path());
	}

}
