package io.spillway.recording;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

import io.spillway.observability.BatchTelemetry;
import io.spillway.recording.EventStore.Written;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Moves clicks from the buffer into the database, one batch at a time; into the spool
 * while the database is away or slower than clicks come; and out of the spool when there
 * is room. What neither takes is held, and others stay in the buffer until that is full,
 * unless somebody waits for them.
 * <p>
 * A state machine: {@link #step()} does what can be done now. Belongs to one thread,
 * which waits for nothing but the disk.
 */
final class ClickFlow {

	/** How many events go to the database at once. */
	static final int BATCH = 1000;

	/** How long a click that nobody waits for stays in the buffer for more to come. */
	static final Duration FLUSH = Duration.ofMillis(50);

	/** How long a click that nobody waits for may be in the spool and not on the disk. */
	static final Duration SYNC = Duration.ofSeconds(1);

	/** How long a spool that fails is left alone. */
	static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(ClickFlow.class);

	private final DueClicks clicks;

	private final StoreAttempts store;

	private final ClickFolder folder;

	private final SpooledClicks spool;

	private final SpooledReplay spooled;

	private final Replayer replayer;

	private final RecordingCounts counts;

	private final BatchTelemetry telemetry;

	/** Whether somebody waits for clicks. */
	private final boolean commit;

	/** What neither the database nor the spool took; nobody waits for it. */
	private final Deque<ClickBatch> held = new ArrayDeque<>(2);

	private final Alarm sync;

	private final Alarm check;

	private boolean replayedLast;

	private volatile boolean stuck;

	ClickFlow(ClickBuffer buffer, StoreAttempts store, ClickFolder folder, RecordingCounts counts,
			BatchTelemetry telemetry, BatchTelemetry replays, boolean commit, LongSupplier nanoTime) {
		this.clicks = new DueClicks(buffer, commit ? Duration.ZERO : FLUSH, nanoTime);
		this.store = store;
		this.folder = folder;
		this.spool = new SpooledClicks(folder, counts);
		this.spooled = new SpooledReplay(folder, counts);
		this.replayer = new Replayer(this.spooled, store, counts, replays, nanoTime);
		this.counts = counts;
		this.telemetry = telemetry;
		this.commit = commit;
		this.sync = new Alarm(nanoTime);
		this.check = new Alarm(nanoTime);
	}

	/**
	 * Does what can be done now.
	 * @return in how many nanoseconds there is more to do, unless something happens
	 * before; none or less: now
	 */
	long step() {
		this.store.settle();
		this.clicks.look();
		checkSpool();
		spoolWhatCannotWait();
		askStore();
		if (this.spool.isUnsynced()) {
			this.sync.setUnlessSet(SYNC);
		}
		if (this.sync.rings()) {
			this.sync.clear();
			this.spool.sync();
		}
		return pause();
	}

	private void checkSpool() {
		if (!this.folder.isUsable() && this.check.isClearOrRings()) {
			this.check.set(PAUSE);
			this.spool.check();
		}
		if (this.folder.isUsable()) {
			this.check.clear();
		}
	}

	private void spoolWhatCannotWait() {
		while (!this.held.isEmpty() && this.store.isAway() && isSpooled(this.held.getFirst())) {
			this.held.removeFirst();
		}
		while (this.held.isEmpty() && this.clicks.isDue() && (this.store.isAway() || isOverflowing())) {
			spool(this.clicks.take());
		}
		this.stuck = !this.held.isEmpty();
	}

	private boolean isOverflowing() {
		return this.store.isBusy() && this.clicks.isMoreThanHalfFull();
	}

	private void spool(ClickBatch batch) {
		if (isSpooled(batch)) {
			batch.recorded();
		}
		else if (this.commit) {
			batch.failed();
		}
		else {
			this.held.addLast(batch);
		}
	}

	private boolean isSpooled(ClickBatch batch) {
		return this.spool.add(batch.events(), this.commit);
	}

	private void askStore() {
		if (this.store.isBusy() || this.store.pause() > 0) {
			return;
		}
		if (this.store.isAway()) {
			this.store.probe();
		}
		else if (!this.held.isEmpty()) {
			write(this.held.removeFirst());
		}
		else if (!(isReplayNext() && replays()) && this.clicks.isDue()) {
			write(this.clicks.take());
		}
	}

	/** New clicks and old ones take turns; new ones go first where they come too fast. */
	private boolean isReplayNext() {
		return this.replayer.isReady()
				&& (!this.clicks.isDue() || (!this.replayedLast && !this.clicks.isMoreThanHalfFull()));
	}

	private boolean replays() {
		this.replayedLast = this.replayer.begin();
		return this.replayedLast;
	}

	private void write(ClickBatch batch) {
		this.replayedLast = false;
		this.store.begin(batch.events(),
				new Live(batch, this.telemetry.begin(batch.size(), batch.waited(), List.of())));
	}

	private long pause() {
		long pause = Math.min(this.sync.pause(), this.check.pause());
		if (!this.clicks.isEmpty() && this.held.isEmpty()) {
			pause = Math.min(pause, pauseOfBuffer());
		}
		if (!this.store.isBusy()) {
			pause = Math.min(pause, this.store.isAway() ? this.store.pause() : pauseOfReplay());
		}
		return pause;
	}

	private long pauseOfBuffer() {
		// What is due waits for the store, or for the buffer to be more than half full.
		return this.store.isBusy() && !this.store.isAway() ? FLUSH.toNanos() : this.clicks.pause();
	}

	private long pauseOfReplay() {
		if (!this.held.isEmpty()) {
			return 0;
		}
		return this.replayer.pause();
	}

	/**
	 * From now on clicks wait for no others, and what fails is tried a few times more.
	 */
	void beginStop() {
		this.clicks.beginStop();
		this.store.beginLast();
	}

	/** Whether there is nothing left to do, or nobody left to do it. */
	boolean isDone() {
		if (this.store.isBusy() || (!this.clicks.isEmpty() && this.held.isEmpty())) {
			return false;
		}
		return this.store.isGivenUp() || (this.held.isEmpty() && !this.replayer.isReady());
	}

	/** Waits for the database no longer: what is left goes to the spool. */
	void hurry() {
		this.store.giveUp();
	}

	/** Ends it all; what neither the database nor the spool took is lost. */
	void finish() {
		this.clicks.close();
		long lost = this.held.stream().mapToInt(ClickBatch::size).sum();
		for (ClickBatch batch = this.clicks.take(); !batch.isEmpty(); batch = this.clicks.take()) {
			batch.failed();
			lost += batch.size();
		}
		this.spool.sync();
		this.spooled.close();
		this.folder.close();
		if (lost > 0) {
			this.counts.droppedBySpool.add(lost);
			logger.error("%d clicks are lost: neither the database nor the spool takes them".formatted(lost));
		}
	}

	/** Whether neither the database nor the spool took the last clicks. */
	boolean isStuck() {
		return this.stuck;
	}

	/** A batch of clicks that came just now. */
	private final class Live implements StoreAttempts.Ending {

		private final ClickBatch batch;

		private final BatchTelemetry.Load load;

		Live(ClickBatch batch, BatchTelemetry.Load load) {
			this.batch = batch;
			this.load = load;
		}

		@Override
		public void written(Written written) {
			this.load.done();
			ClickFlow.this.counts.written(written, this.batch.size());
			this.batch.recorded();
		}

		@Override
		public void unavailable(boolean unforeseen) {
			this.load.failed();
			spool(this.batch);
		}

		@Override
		public void refused() {
			this.load.failed();
			ClickFlow.this.spooled.setAside(this.batch.events());
			this.batch.failed();
		}

	}

}
