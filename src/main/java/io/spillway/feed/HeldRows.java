package io.spillway.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Rows by their keys, in parts: what a part without rows is asked costs nothing.
 *
 * @param <K> what rows are told apart by
 * @param <V> what is held of a row
 */
final class HeldRows<K, V> {

	private final ToIntFunction<K> partOf;

	private final Map<K, V>[] parts;

	/**
	 * Holds no rows yet.
	 * @param count how many parts there are
	 * @param partOf which of them a key is in, from 0 on
	 */
	HeldRows(int count, ToIntFunction<K> partOf) {
		this.partOf = partOf;
		this.parts = parts(count);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static <K, V> Map<K, V>[] parts(int count) {
		return IntStream.range(0, count).mapToObj((_) -> new ConcurrentHashMap<K, V>()).toArray(Map[]::new);
	}

	@Nullable V get(K key) {
		return part(key).get(key);
	}

	void set(K key, @Nullable V value) {
		if (value != null) {
			part(key).put(key, value);
		}
		else {
			part(key).remove(key);
		}
	}

	private Map<K, V> part(K key) {
		return this.parts[this.partOf.applyAsInt(key)];
	}

	boolean isEmpty(int part) {
		return this.parts[part].isEmpty();
	}

	int size() {
		return Stream.of(this.parts).mapToInt(Map::size).sum();
	}

	void removeIf(Predicate<V> over) {
		for (Map<K, V> part : this.parts) {
			part.values().removeIf(over);
		}
	}

}
