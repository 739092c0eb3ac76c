package io.spillway.feed;

import java.util.List;

/** Looks at tables that show what a test wants. */
public final class Looks {

	private Looks() {
	}

	/** Shows all rows of a table. */
	public static <K, V> void showAll(TableCopy<K, V> copy, List<Changes.Row<K, V>> rows) {
		copy.beginLook();
		copy.apply(new Changes<>(1, true, rows));
	}

}
