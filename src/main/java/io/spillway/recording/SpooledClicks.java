package io.spillway.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.spillway.spool.Spool;
import io.spillway.spool.SyncFailedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Events that go into the spool. Whatever the disk does, nobody is told but by a word:
 * whether it took them. Belongs to the writer's thread.
 */
final class SpooledClicks {

	private static final Log logger = LogFactory.getLog(SpooledClicks.class);

	private final ClickFolder folder;

	private final RecordingCounts counts;

	/** What the disk was given since it was last forced, a record each. */
	private final List<List<ClickEvent>> unsynced = new ArrayList<>();

	SpooledClicks(ClickFolder folder, RecordingCounts counts) {
		this.folder = folder;
		this.counts = counts;
	}

	/**
	 * Adds events.
	 * @param durable whether they have to be on the disk when this returns; otherwise
	 * after the next {@link #sync()}
	 * @return false if they are not in the spool
	 */
	boolean add(List<ClickEvent> events, boolean durable) {
		if (!append(events)) {
			return false;
		}
		this.unsynced.add(events);
		if (durable && !force().isEmpty()) {
			return false;
		}
		this.counts.spooled.add(events.size());
		return true;
	}

	private boolean append(List<ClickEvent> events) {
		Spool open = this.folder.open();
		if (open == null) {
			return false;
		}
		try {
			if (open.append(EventCodec.encode(events))) {
				return true;
			}
			this.folder.fails("it is full (spillway.clicks.spool-size)");
		}
		catch (IOException ex) {
			this.folder.fails(ex);
		}
		catch (OutOfMemoryError _) {
			this.folder.fails("there is no memory for what is to be written");
		}
		return false;
	}

	/** Whether something that is not on the disk yet has been added. */
	boolean isUnsynced() {
		return !this.unsynced.isEmpty();
	}

	/** Makes durable what was added; what the disk lost is added once more. */
	void sync() {
		List<List<ClickEvent>> lost = force();
		if (lost.isEmpty()) {
			return;
		}
		List<List<ClickEvent>> again = lost.stream().filter(this::append).toList();
		this.unsynced.addAll(again);
		long events = size(lost) - size(again) + size(force());
		if (events > 0) {
			this.counts.droppedBySpool.add(events);
			logger.error("%d clicks are lost: the disk took them and failed to keep them".formatted(events));
		}
	}

	private static long size(List<List<ClickEvent>> records) {
		return records.stream().mapToLong(List::size).sum();
	}

	/** Forces to the disk what was appended, and returns what that lost. */
	private List<List<ClickEvent>> force() {
		Spool open = this.folder.ifOpen();
		if (open == null || this.unsynced.isEmpty()) {
			return List.of();
		}
		List<List<ClickEvent>> all = List.copyOf(this.unsynced);
		this.unsynced.clear();
		try {
			open.sync();
			return List.of();
		}
		catch (SyncFailedException ex) {
			this.folder.fails(ex);
			return all.subList(Math.max(all.size() - ex.records(), 0), all.size());
		}
	}

	/**
	 * Looks whether a disk that failed works again, by writing to it; one that is full
	 * does when it has room for a whole batch.
	 */
	void check() {
		Spool open = this.folder.ifOpen();
		if (open == null) {
			this.folder.open();
		}
		else if (!this.folder.isUsable()) {
			// What fails after it is then this alone.
			sync();
			if (hasRoom(open) && add(List.of(), true)) {
				this.folder.works();
			}
		}
	}

	private boolean hasRoom(Spool open) {
		try {
			return open.hasRoom(EventCodec.maxBytes(ClickFlow.BATCH));
		}
		catch (IOException ex) {
			this.folder.fails(ex);
			return false;
		}
	}

}
