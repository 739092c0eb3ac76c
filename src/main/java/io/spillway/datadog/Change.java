package io.spillway.datadog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a file.
 *
 * @param definition the file's definition
 * @param managed what Datadog has, or {@code null}
 * @param wanted what it is to have
 * @param differences what of it is not as wanted
 */
record Change(Definition definition, @Nullable Managed managed, Rendered wanted, List<Difference> differences) {

	boolean isNeeded() {
		return this.managed == null || !this.differences.isEmpty();
	}

	/** The object's id, or {@code null} if it does not exist. */
	@Nullable String id() {
		return (this.managed != null) ? this.managed.id() : null;
	}

	@Override
	public String toString() {
		return this.definition.toString();
	}

}
