package io.spillway.feed;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a look at a table showed.
 *
 * @param <K> what rows are told apart by
 * @param <V> what is held of a row
 * @param horizon the oldest transaction that the look could not see the end of; the next
 * look asks for all that changed in it or later
 * @param complete whether these are all rows rather than the changed ones
 * @param rows the rows
 */
public record Changes<K, V>(long horizon, boolean complete, List<Row<K, V>> rows) {

	/**
	 * A row of the table.
	 *
	 * @param <K> what rows are told apart by
	 * @param <V> what is held of a row
	 * @param key which one it is
	 * @param value what is to be held of it, null for nothing any more
	 */
	public record Row<K, V>(K key, @Nullable V value) {
	}

}
