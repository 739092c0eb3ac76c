package io.spillway.observability;

import java.util.Set;

import org.jspecify.annotations.NullMarked;

/**
 * A tag of docs/metrics.md.
 *
 * @param name its key
 * @param metrics those that the row is about; all that have the tag, if empty
 * @param values all that it may have; any, if empty
 */
@NullMarked
record DocumentedTag(String name, Set<String> metrics, Set<String> values) {

	boolean isOf(String tag, String metric) {
		return this.name.equals(tag) && (this.metrics.isEmpty() || this.metrics.contains(metric));
	}

}
