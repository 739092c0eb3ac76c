package io.spillway.recording;

import java.io.IOException;
import java.util.List;

import io.spillway.spool.Replay;
import io.spillway.spool.Spool;
import io.spillway.spool.SpoolCounts;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Events that come out of the spool, and those that never will. Belongs to the writer's
 * thread.
 */
final class SpooledReplay {

	private static final Log logger = LogFactory.getLog(SpooledReplay.class);

	private final ClickFolder folder;

	private final RecordingCounts counts;

	private @Nullable Replay segment;

	private byte @Nullable [] record;

	private boolean fails;

	SpooledReplay(ClickFolder folder, RecordingCounts counts) {
		this.folder = folder;
		this.counts = counts;
	}

	/** Whether there is nothing to replay, or no way to know. */
	boolean isEmpty() {
		SpoolCounts now = this.folder.counts();
		return now == null || now.segments() == 0;
	}

	/**
	 * The oldest events that are to be replayed, the same ones until they are
	 * {@linkplain #taken() taken} or {@linkplain #refused(int) refused}.
	 * @return null if there are none that can be replayed now
	 */
	@Nullable List<ClickEvent> next() {
		try {
			byte[] bytes = record();
			while (bytes != null) {
				try {
					return EventCodec.decode(bytes);
				}
				catch (UnreadableBatchException ex) {
					logger.error("A batch of clicks in the spool cannot be read and is set aside: " + ex.getMessage());
					if (!refused(1)) {
						return null;
					}
				}
				bytes = record();
			}
		}
		catch (IOException ex) {
			giveUp(ex);
		}
		return null;
	}

	/** The record at which the replay is. */
	private byte @Nullable [] record() throws IOException {
		while (this.record == null) {
			Replay current = segment();
			if (current == null) {
				return null;
			}
			this.record = current.next();
			if (this.record == null) {
				current.done();
				close();
			}
		}
		return this.record;
	}

	private @Nullable Replay segment() throws IOException {
		Spool open = this.folder.ifOpen();
		if (this.segment == null && open != null) {
			this.segment = open.oldest();
		}
		return this.segment;
	}

	/** The segment stays, and is replayed another time. */
	private void giveUp(IOException error) {
		if (!this.fails) {
			logger.warn("Clicks in the spool cannot be replayed now: " + ClickFolder.reason(error));
		}
		this.fails = true;
		this.record = null;
		close();
	}

	/** The database has the events that were to be replayed. */
	void taken() {
		this.fails = false;
		this.record = null;
	}

	/**
	 * The events that were to be replayed never will be.
	 * @param events how many they are
	 * @return false if there is no room to set them aside: they stay where they are
	 */
	boolean refused(int events) {
		byte[] bytes = this.record;
		if (bytes != null && !setAside(bytes, events)) {
			if (!this.fails) {
				logger
					.error("Clicks in the spool are not replayed: the database refuses the next ones, and there is no "
							+ "room to set them aside");
			}
			this.fails = true;
			return false;
		}
		this.fails = false;
		this.record = null;
		return true;
	}

	/** Keeps events that are in no database and never will be; they may be lost. */
	void setAside(List<ClickEvent> events) {
		if (!setAside(EventCodec.encode(events), events.size())) {
			this.counts.droppedAsRefused.add(events.size());
			logger.error("%d clicks are lost: the database refuses them, and the spool has no room"
				.formatted(events.size()));
		}
	}

	private boolean setAside(byte[] bytes, int events) {
		if (!isKept(bytes)) {
			return false;
		}
		this.counts.refused.add(events);
		logger.error("%d clicks are set aside in the spool: the database refuses them".formatted(events));
		return true;
	}

	private boolean isKept(byte[] bytes) {
		Spool open = this.folder.open();
		try {
			return open != null && open.setAside(bytes);
		}
		catch (IOException ex) {
			this.folder.fails(ex);
			return false;
		}
	}

	/** Leaves the segment that is being replayed as it is. */
	void close() {
		Replay current = this.segment;
		this.segment = null;
		if (current != null) {
			try {
				current.close();
			}
			catch (IOException ex) {
				logger.debug("A segment of the spool could not be closed: " + ClickFolder.reason(ex));
			}
		}
	}

}
