package io.spillway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of records in a folder of its own. All but {@link #counts()} is called
 * from one thread at a time, which may block on the disk and must not be interrupted: an
 * interrupt closes the files it works on.
 * <p>
 * A record that was synced is replayed at least once, also after a crash; one that was
 * not may be. So a replay has to be harmless when it is done again.
 */
public interface Spool extends Closeable {

	/** The least size of a spool, in bytes. */
	long MIN_BYTES = 1 << 20;

	/** The length of the longest record, in bytes. */
	int MAX_RECORD = 1 << 20;

	/**
	 * Opens a folder as a spool, makes it if it is not there, and finds what earlier
	 * processes left in it.
	 * @param folder a folder of its own, on a disk of this machine
	 * @param maxBytes what all files in it may take in whole blocks of 4 KiB, at least
	 * {@link #MIN_BYTES}: seven eighths of it are for what is to be replayed
	 * @param setting the setting that names the folder, for messages
	 * @param clock tells when segments are begun
	 * @throws SpoolUnavailableException if another process uses the folder, or if it
	 * cannot be written to
	 */
	static Spool open(Path folder, long maxBytes, String setting, InstantSource clock)
			throws SpoolUnavailableException {
		return new SpoolOpening(new LocalDisk(), SpoolLimits.of(maxBytes), clock).open(folder, setting);
	}

	/**
	 * Adds a record. It is durable after the next {@link #sync()}.
	 * @param record 1 to {@value #MAX_RECORD} bytes
	 * @return false if the spool is full
	 * @throws IOException if the record cannot be written: it is not in the spool, what
	 * was appended before is as it was, and the next may succeed
	 */
	boolean append(byte[] record) throws IOException;

	/**
	 * Makes durable what was appended.
	 * @throws SyncFailedException if that failed: none of the records appended since the
	 * last call remains in the spool (unless the disk fails at that as well: then they
	 * may be replayed once it is opened again). Who still has them may append them again.
	 */
	void sync() throws SyncFailedException;

	/**
	 * Begins to replay the oldest segment; the one that is written to is ended if it is
	 * the only one. Records may be appended meanwhile.
	 * @return null if there is nothing to replay
	 * @throws IOException if the segment cannot be opened now
	 */
	@Nullable Replay oldest() throws IOException;

	/**
	 * Keeps a record that will not be replayed in a file of its own, durably. Doing it
	 * again with the same record adds nothing.
	 * @param record 1 to {@value #MAX_RECORD} bytes
	 * @return false if there is no room: what is set aside may take an eighth of the
	 * spool's size, and nothing of it is deleted to make some
	 */
	boolean setAside(byte[] record) throws IOException;

	/**
	 * Whether a record would find room. Before it says no it looks what is still set
	 * aside: operators take it away.
	 * @param length that of the record, 1 to {@value #MAX_RECORD} bytes
	 */
	boolean hasRoom(int length) throws IOException;

	/** How the spool stands, at once and from any thread. */
	SpoolCounts counts();

	/** Syncs and gives the folder back, also when the sync fails. */
	@Override
	void close() throws IOException;

}
