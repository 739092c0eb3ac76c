package io.spillway.link;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment what the database answered, that there is nothing included. Only
 * what is asked for twice is kept: of a push, whose links are clicked once each, nothing
 * is.
 * <p>
 * All entries live equally long, so the oldest is always the next to expire. Belongs to
 * one thread.
 */
final class NearCache<V> {

	/** A power of two. */
	private static final int SEEN = 4096;

	private final long ttlNanos;

	private final long maxWeight;

	private final ToLongFunction<@Nullable V> weigher;

	private final LongSupplier nanoTime;

	private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

	private final int[] seen = new int[SEEN];

	private long weight;

	/**
	 * Creates an empty cache.
	 * @param ttl how long a value is kept: a change is not seen before it is over
	 * @param maxWeight what all values may weigh together
	 * @param weigher what a value weighs, null for none
	 * @param nanoTime the time
	 */
	NearCache(Duration ttl, long maxWeight, ToLongFunction<@Nullable V> weigher, LongSupplier nanoTime) {
		this.ttlNanos = ttl.toNanos();
		this.maxWeight = maxWeight;
		this.weigher = weigher;
		this.nanoTime = nanoTime;
	}

	/** What is known of a key, or null. */
	@Nullable Entry<V> get(String key) {
		Entry<V> entry = this.entries.get(key);
		return (entry == null || isExpired(entry)) ? null : entry;
	}

	/** Takes note of the value of a key, null for none. */
	void put(String key, @Nullable V value) {
		removeOldest(true);
		if (isFirstTime(key)) {
			return;
		}
		Entry<V> entry = new Entry<>(value, this.weigher.applyAsLong(value), this.nanoTime.getAsLong());
		remove(key);
		this.weight += entry.weight();
		this.entries.put(key, entry);
		removeOldest(false);
	}

	/** Forgets what is known of a key. */
	void remove(String key) {
		Entry<V> former = this.entries.remove(key);
		this.weight -= (former != null) ? former.weight() : 0;
	}

	private boolean isFirstTime(String key) {
		int hash = key.hashCode();
		int slot = (hash ^ hash >>> 16) & (SEEN - 1);
		boolean first = this.seen[slot] != hash;
		this.seen[slot] = hash;
		return first;
	}

	private void removeOldest(boolean expired) {
		Iterator<Entry<V>> oldest = this.entries.values().iterator();
		while (oldest.hasNext()) {
			Entry<V> entry = oldest.next();
			if (expired ? !isExpired(entry) : this.weight <= this.maxWeight) {
				return;
			}
			this.weight -= entry.weight();
			oldest.remove();
		}
	}

	private boolean isExpired(Entry<V> entry) {
		return this.nanoTime.getAsLong() - entry.since() >= this.ttlNanos;
	}

	/**
	 * What is known of a key.
	 *
	 * @param value its value, or null if it has none
	 * @param weight what it weighs
	 * @param since when it was put in
	 */
	record Entry<V>(@Nullable V value, long weight, long since) {
	}

}
