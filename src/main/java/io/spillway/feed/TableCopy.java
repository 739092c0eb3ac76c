package io.spillway.feed;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that this replica holds, as the last look showed them and as they
 * were changed here since.
 *
 * @param <K> what rows are told apart by
 * @param <V> what is held of a row
 */
public final class TableCopy<K, V> {

	private final Supplier<HeldRows<K, V>> noRows;

	private final CompleteLooks completeLooks;

	private volatile HeldRows<K, V> rows;

	private volatile boolean loaded;

	private volatile long readAt;

	/** What was changed here since the last look began, which may not have seen it. */
	private final Set<K> changedHere = new HashSet<>();

	/** From where the next look has to ask. */
	private long horizon;

	/** From where the next look has to ask because of what was changed here. */
	private long rewound = Long.MAX_VALUE;

	private long newestHorizon;

	/** Holds no rows yet. */
	public TableCopy() {
		this(ThreadLocalRandom.current().nextInt(CompleteLooks.PERIOD) + 1);
	}

	/**
	 * Holds no rows yet, and will hold them in parts.
	 * @param parts how many parts there are
	 * @param partOf which of them a key is in, from 0 on
	 */
	public TableCopy(int parts, ToIntFunction<K> partOf) {
		this(parts, partOf, ThreadLocalRandom.current().nextInt(CompleteLooks.PERIOD) + 1);
	}

	/**
	 * Holds no rows yet.
	 * @param firstPeriod how many looks after the first one that reads all rows comes the
	 * next
	 */
	TableCopy(int firstPeriod) {
		this(1, (_) -> 0, firstPeriod);
	}

	private TableCopy(int parts, ToIntFunction<K> partOf, int firstPeriod) {
		this.noRows = () -> new HeldRows<>(parts, partOf);
		this.completeLooks = new CompleteLooks(firstPeriod);
		this.rows = this.noRows.get();
	}

	/** What is held of a row, or null. */
	public @Nullable V get(K key) {
		return this.rows.get(key);
	}

	/** Whether no row of a part is held. */
	public boolean isEmpty(int part) {
		return this.rows.isEmpty(part);
	}

	public int size() {
		return this.rows.size();
	}

	/** Whether the table was read at all. */
	public boolean isLoaded() {
		return this.loaded;
	}

	/** When the table was read last, by {@link System#nanoTime}. */
	public long readAt() {
		return this.readAt;
	}

	/** To be asked before a row is changed in the table; {@link #put} needs it. */
	public synchronized long mark() {
		return known();
	}

	/** From where to ask for changes; 0 if that is not known. */
	private long known() {
		return (this.horizon > 0) ? this.horizon : this.newestHorizon;
	}

	/**
	 * Holds what was changed here, without waiting for a look. The next look asks for the
	 * row again: who changed it last, here or elsewhere, only the table knows.
	 * @param key which row
	 * @param value what is to be held of it, or null for nothing any more
	 * @param mark the {@link #mark} of before the change
	 */
	public synchronized void put(K key, @Nullable V value, long mark) {
		this.changedHere.add(key);
		this.horizon = Math.min(this.horizon, mark);
		this.rewound = Math.min(this.rewound, mark);
		if (mark == 0) {
			this.completeLooks.ask();
		}
		this.rows.set(key, value);
	}

	/** Begins a look, and says from which horizon: 0 for all rows. */
	synchronized long beginLook() {
		this.changedHere.clear();
		this.rewound = Long.MAX_VALUE;
		return this.completeLooks.next() ? 0 : known();
	}

	void apply(Changes<K, V> changes) {
		if (changes.complete()) {
			// Takes its time: not while somebody waits to put a row.
			HeldRows<K, V> all = this.noRows.get();
			changes.rows().forEach((row) -> all.set(row.key(), row.value()));
			applyAll(changes, all);
		}
		else {
			applyChanged(changes);
		}
	}

	private synchronized void applyAll(Changes<K, V> changes, HeldRows<K, V> all) {
		this.changedHere.forEach((key) -> all.set(key, this.rows.get(key)));
		this.rows = all;
		finishLook(changes);
	}

	private synchronized void applyChanged(Changes<K, V> changes) {
		changes.rows()
			.stream()
			.filter((row) -> !this.changedHere.contains(row.key()))
			.forEach((row) -> this.rows.set(row.key(), row.value()));
		finishLook(changes);
	}

	private void finishLook(Changes<K, V> changes) {
		this.completeLooks.succeeded(changes.complete());
		// A horizon that went back is another database's: what it changed is not known.
		// Nor is what changed before the first look, which a change made here rewound to.
		if (changes.horizon() < this.newestHorizon || this.rewound == 0) {
			this.completeLooks.ask();
		}
		this.newestHorizon = changes.horizon();
		this.horizon = Math.min(changes.horizon(), this.rewound);
		this.readAt = System.nanoTime();
		this.loaded = true;
	}

	void forget(Predicate<V> over) {
		this.rows.removeIf(over);
	}

}
