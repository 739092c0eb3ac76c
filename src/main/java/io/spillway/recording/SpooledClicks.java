package io.spillway.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.spillway.spool.Replay;
import io.spillway.spool.Spool;
import io.spillway.spool.SpoolCounts;
import io.spillway.spool.SyncFailedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Events in the spool. Whatever the disk does, nobody is told but by a word: whether it
 * took them. Belongs to the writer's thread; others may ask how it stands.
 */
final class SpooledClicks {

	private static final Log logger = LogFactory.getLog(SpooledClicks.class);

	private final Opener opener;

	private final RecordingCounts counts;

	private final List<Unsynced> unsynced = new ArrayList<>();

	private volatile @Nullable Spool spool;

	private volatile boolean usable;

	private @Nullable Replay replay;

	private byte @Nullable [] record;

	private boolean refuses;

	private boolean replays = true;

	SpooledClicks(Opener opener, RecordingCounts counts) {
		this.opener = opener;
		this.counts = counts;
	}

	/**
	 * Adds events.
	 * @param durable whether they have to be on the disk when this returns; otherwise
	 * after the next {@link #sync()}
	 * @return false if they are not in the spool
	 */
	boolean add(List<ClickEvent> events, boolean durable) {
		byte[] bytes = EventCodec.encode(events);
		if (!append(bytes)) {
			return false;
		}
		this.unsynced.add(new Unsynced(bytes, events.size()));
		if (durable && !force().isEmpty()) {
			return false;
		}
		this.counts.spooled.add(events.size());
		return true;
	}

	private boolean append(byte[] bytes) {
		Spool open = open();
		if (open == null) {
			return false;
		}
		try {
			boolean room = open.append(bytes);
			return room ? works() : fails("it is full (spillway.clicks.spool-size)");
		}
		catch (IOException ex) {
			return fails(reason(ex));
		}
	}

	/** The spool, which is opened when it is first needed, or tried again. */
	private @Nullable Spool open() {
		Spool open = this.spool;
		if (open == null) {
			try {
				open = this.opener.open();
				this.spool = open;
				works();
			}
			catch (IOException ex) {
				fails(reason(ex));
			}
		}
		return open;
	}

	/** Whether something that is not on the disk yet has been added. */
	boolean isUnsynced() {
		return !this.unsynced.isEmpty();
	}

	/** Makes durable what was added; what the disk lost is added once more. */
	void sync() {
		List<Unsynced> lost = force();
		if (lost.isEmpty()) {
			return;
		}
		List<Unsynced> again = lost.stream().filter((one) -> append(one.bytes())).toList();
		this.unsynced.addAll(again);
		long events = events(lost) - events(again) + events(force());
		if (events > 0) {
			this.counts.droppedBySpool.add(events);
			logger.error("%d clicks are lost: the disk took them and failed to keep them".formatted(events));
		}
	}

	private static long events(List<Unsynced> records) {
		return records.stream().mapToLong(Unsynced::events).sum();
	}

	/** Forces to the disk what was appended, and returns what that lost. */
	private List<Unsynced> force() {
		Spool open = this.spool;
		if (open == null || this.unsynced.isEmpty()) {
			return List.of();
		}
		List<Unsynced> all = List.copyOf(this.unsynced);
		this.unsynced.clear();
		try {
			open.sync();
			return List.of();
		}
		catch (SyncFailedException ex) {
			fails(reason(ex));
			return all.subList(Math.max(all.size() - ex.records(), 0), all.size());
		}
	}

	/** Whether there is nothing to replay, or no way to know. */
	boolean isEmpty() {
		SpoolCounts now = counts();
		return now == null || now.segments() == 0;
	}

	/**
	 * The oldest events that are to be replayed, the same ones until they are
	 * {@link #taken()} or {@linkplain #setAside() set aside}.
	 * @return null if there are none that can be replayed now
	 */
	@Nullable List<ClickEvent> next() {
		try {
			while (this.record != null || advance()) {
				try {
					return EventCodec.decode(this.record);
				}
				catch (UnreadableBatchException ex) {
					logger.error("A batch of clicks in the spool cannot be read and is set aside: " + ex.getMessage());
					setAside(1);
				}
			}
			return null;
		}
		catch (IOException ex) {
			giveUpReplay(ex);
			return null;
		}
	}

	/** Goes to the next record; returns false if there is none. */
	private boolean advance() throws IOException {
		Spool open = this.spool;
		while (open != null) {
			Replay current = (this.replay != null) ? this.replay : open.oldest();
			this.replay = current;
			if (current == null) {
				return false;
			}
			this.record = current.next();
			if (this.record != null) {
				return true;
			}
			current.done();
			closeReplay();
		}
		return false;
	}

	/** The segment stays, and is replayed another time. */
	private void giveUpReplay(IOException error) {
		if (this.replays) {
			logger.warn("Clicks in the spool cannot be replayed now: " + reason(error));
		}
		this.replays = false;
		this.record = null;
		closeReplay();
	}

	private void closeReplay() {
		Replay current = this.replay;
		this.replay = null;
		if (current != null) {
			try {
				current.close();
			}
			catch (IOException ex) {
				logger.debug("A segment of the spool could not be closed: " + reason(ex));
			}
		}
	}

	/** The database has the events that were to be replayed. */
	void taken() {
		this.replays = true;
		this.record = null;
	}

	/** The events that were to be replayed never will be. */
	void setAside(int events) {
		byte[] bytes = this.record;
		this.record = null;
		if (bytes != null) {
			setAside(bytes, events);
		}
	}

	/** Keeps events that are in no database and never will be. */
	void setAside(List<ClickEvent> events) {
		setAside(EventCodec.encode(events), events.size());
	}

	private void setAside(byte[] bytes, int events) {
		if (isKept(bytes)) {
			this.counts.refused.add(events);
		}
		else {
			this.counts.droppedAsRefused.add(events);
			logger.error("Clicks are lost: there is no room in the spool to set them aside");
		}
	}

	private boolean isKept(byte[] bytes) {
		Spool open = open();
		try {
			return open != null && open.setAside(bytes);
		}
		catch (IOException ex) {
			return fails(reason(ex));
		}
	}

	/**
	 * Opens it, if it is not open; looks whether the disk works again by writing to it.
	 */
	void check() {
		if (this.spool == null) {
			open();
		}
		else if (!this.usable) {
			// What fails after it is then this alone.
			sync();
			add(List.of(), true);
		}
	}

	/** Whether it is open and took what it was last given. */
	boolean isUsable() {
		return this.usable;
	}

	/** How it stands, or null if it could not be opened yet. */
	@Nullable SpoolCounts counts() {
		Spool open = this.spool;
		return (open != null) ? open.counts() : null;
	}

	void close() {
		sync();
		closeReplay();
		Spool open = this.spool;
		if (open != null) {
			try {
				open.close();
			}
			catch (IOException ex) {
				logger.error("The spool could not be closed: " + reason(ex));
			}
		}
	}

	private boolean works() {
		if (this.refuses) {
			logger.info("The spool takes clicks again");
		}
		this.refuses = false;
		this.usable = true;
		return true;
	}

	private boolean fails(String reason) {
		if (!this.refuses) {
			logger.error("The spool takes no clicks: " + reason);
		}
		this.refuses = true;
		this.usable = false;
		return false;
	}

	private static String reason(IOException error) {
		return error.getClass().getSimpleName() + ": " + error.getMessage();
	}

	/** Opens a spool. */
	@FunctionalInterface
	interface Opener {

		Spool open() throws IOException;

	}

	/**
	 * What may not be on the disk yet.
	 *
	 * @param bytes a record of the spool
	 * @param events how many events are in it
	 */
	private record Unsynced(byte[] bytes, int events) {
	}

}
