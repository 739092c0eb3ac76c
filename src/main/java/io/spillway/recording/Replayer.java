package io.spillway.recording;

import java.util.List;
import java.util.function.LongSupplier;

import io.spillway.observability.BatchTelemetry;
import io.spillway.recording.EventStore.Written;

/**
 * Moves events out of the spool into the store, a batch when it is asked to. Belongs to
 * the writer's thread.
 */
final class Replayer {

	/**
	 * How often a batch may fail while the store is there, before it is taken for
	 * refused.
	 */
	private static final int MAX_FAULTS = 3;

	private final SpooledReplay spool;

	private final StoreAttempts store;

	private final RecordingCounts counts;

	private final BatchTelemetry telemetry;

	private final Alarm rest;

	/** How often the oldest batch of the spool failed while the store was there. */
	private int faults;

	Replayer(SpooledReplay spool, StoreAttempts store, RecordingCounts counts, BatchTelemetry telemetry,
			LongSupplier nanoTime) {
		this.spool = spool;
		this.store = store;
		this.counts = counts;
		this.telemetry = telemetry;
		this.rest = new Alarm(nanoTime);
	}

	/** Whether there is something to replay that can be tried now. */
	boolean isReady() {
		return !this.spool.isEmpty() && this.rest.isClearOrRings();
	}

	/** In how many nanoseconds it will be ready; none: now. */
	long pause() {
		return this.spool.isEmpty() ? Long.MAX_VALUE : this.rest.isClearOrRings() ? 0 : this.rest.pause();
	}

	/** Begins to write the oldest batch; returns false if it cannot be read now. */
	boolean begin() {
		List<ClickEvent> events = this.spool.next();
		if (events == null) {
			rest();
			return false;
		}
		this.rest.clear();
		this.store.begin(events, new Replayed(events.size(), this.telemetry.begin(events.size())));
		return true;
	}

	private void rest() {
		this.rest.set(ClickFlow.PAUSE);
	}

	/** A batch of the spool that is being written. */
	private final class Replayed implements StoreAttempts.Ending {

		private final int size;

		private final BatchTelemetry.Load load;

		Replayed(int size, BatchTelemetry.Load load) {
			this.size = size;
			this.load = load;
		}

		@Override
		public void written(Written written) {
			this.load.done();
			Replayer.this.counts.written(written, this.size);
			Replayer.this.counts.replayed.add(this.size);
			Replayer.this.faults = 0;
			Replayer.this.spool.taken();
		}

		/**
		 * It is tried again, though not for ever if the store takes all but this: others
		 * wait behind it.
		 */
		@Override
		public void unavailable(boolean unforeseen) {
			this.load.failed();
			if (unforeseen && ++Replayer.this.faults >= MAX_FAULTS) {
				setAside();
			}
		}

		@Override
		public void refused() {
			this.load.failed();
			setAside();
		}

		private void setAside() {
			Replayer.this.faults = 0;
			if (!Replayer.this.spool.refused(this.size)) {
				rest();
			}
		}

	}

}
