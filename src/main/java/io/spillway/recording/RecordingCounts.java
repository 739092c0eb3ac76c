package io.spillway.recording;

import java.util.concurrent.atomic.LongAdder;

import io.spillway.recording.EventStore.Written;

/** Counts what becomes of events. */
final class RecordingCounts {

	/** In the database, where they were not before. */
	final LongAdder recorded = new LongAdder();

	/** In the database before. */
	final LongAdder duplicates = new LongAdder();

	/** Put into the spool. */
	final LongAdder spooled = new LongAdder();

	/** Taken out of the spool by the database. */
	final LongAdder replayed = new LongAdder();

	/** Set aside: the database refused them, or they cannot be read. */
	final LongAdder refused = new LongAdder();

	/** Lost for want of room in the buffer. */
	final LongAdder droppedByBuffer = new LongAdder();

	/** Lost since neither the database nor the spool took them. */
	final LongAdder droppedBySpool = new LongAdder();

	/** Refused, and lost for want of room to set them aside. */
	final LongAdder droppedAsRefused = new LongAdder();

	/** Lost since they were older than what is kept. */
	final LongAdder expired = new LongAdder();

	/**
	 * Events were written.
	 * @param written what the store said of it
	 * @param events how many they were
	 */
	void written(Written written, int events) {
		this.recorded.add(written.recorded());
		this.expired.add(written.expired());
		this.duplicates.add(events - written.recorded() - written.expired());
	}

	/**
	 * An event does not fit into the buffer.
	 * @param stuck whether that is so since neither the database nor the spool takes any
	 */
	void lostAtTheDoor(boolean stuck) {
		(stuck ? this.droppedBySpool : this.droppedByBuffer).increment();
	}

	/** How many events are lost. */
	long dropped() {
		return this.droppedByBuffer.sum() + this.droppedBySpool.sum() + this.droppedAsRefused.sum()
				+ this.expired.sum();
	}

}
