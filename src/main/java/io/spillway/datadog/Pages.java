package io.spillway.datadog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Reads lists that the API hands out in pages. */
final class Pages {

	static final int SIZE = 100;

	private Pages() {
	}

	/**
	 * Reads pages until one is not full.
	 * @param <T> what they have
	 * @param page reads the page with this number, from 0, of {@value #SIZE} items
	 */
	static <T> List<T> all(IntFunction<List<T>> page) {
		List<T> all = new ArrayList<>();
		List<T> next;
		int number = 0;
		do {
			next = page.apply(number++);
			all.addAll(next);
		}
		while (next.size() == SIZE);
		return all;
	}

}
