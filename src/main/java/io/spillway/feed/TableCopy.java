package io.spillway.feed;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that this replica holds, as the last look showed them and as they
 * were changed here since.
 *
 * @param <K> what rows are told apart by
 * @param <V> what is held of a row
 */
public final class TableCopy<K, V> {

	/**
	 * Bounds how long a change can stay unseen that no horizon told of, as after a
	 * restore.
	 */
	private static final int LOOKS_BETWEEN_COMPLETE_ONES = 300;

	private volatile Map<K, V> rows = new ConcurrentHashMap<>();

	private volatile boolean loaded;

	private volatile long readAt;

	/** What was changed here since the last look began, which may not have seen it. */
	private final Set<K> changedHere = new HashSet<>();

	/** From where the next look has to ask. */
	private long horizon;

	/** From where the next look has to ask because of what was changed here. */
	private long rewound = Long.MAX_VALUE;

	private long newestHorizon;

	private int looks;

	/** What is held of a row, or null. */
	public @Nullable V get(K key) {
		return this.rows.get(key);
	}

	public boolean isEmpty() {
		return this.rows.isEmpty();
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
		return this.horizon;
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
		set(this.rows, key, value);
	}

	/** Begins a look, and says from which horizon: 0 for all rows. */
	synchronized long beginLook() {
		this.changedHere.clear();
		this.rewound = Long.MAX_VALUE;
		return (this.looks % LOOKS_BETWEEN_COMPLETE_ONES == 0) ? 0 : this.horizon;
	}

	synchronized void apply(Changes<K, V> changes) {
		Map<K, V> target = changes.complete() ? changedHere() : this.rows;
		changes.rows()
			.stream()
			.filter((row) -> !this.changedHere.contains(row.key()))
			.forEach((row) -> set(target, row.key(), row.value()));
		this.rows = target;
		// A horizon that went back is another database's: what it changed is not known.
		this.looks = (changes.horizon() < this.newestHorizon) ? 0 : this.looks + 1;
		this.newestHorizon = changes.horizon();
		this.horizon = Math.min(changes.horizon(), this.rewound);
		this.readAt = System.nanoTime();
		this.loaded = true;
	}

	private Map<K, V> changedHere() {
		Map<K, V> held = new ConcurrentHashMap<>();
		this.changedHere.forEach((key) -> set(held, key, this.rows.get(key)));
		return held;
	}

	void forget(Predicate<V> over) {
		this.rows.values().removeIf(over);
	}

	private static <K, V> void set(Map<K, V> rows, K key, @Nullable V value) {
		if (value != null) {
			rows.put(key, value);
		}
		else {
			rows.remove(key);
		}
	}

}
