package io.spillway.observability;

import java.util.Set;

import org.jspecify.annotations.NullMarked;

/**
 * A metric of docs/metrics.md.
 *
 * @param name with dots, as it goes out by OTLP
 * @param type {@code histogram}, {@code counter} or {@code gauge}
 * @param tags the keys of its tags
 * @param lookedAt what looks at it, or why nothing does
 */
@NullMarked
public record DocumentedMetric(String name, String type, Set<String> tags, String lookedAt) {

	private static final String NOT = "not looked at";

	public boolean isLookedAt() {
		return !this.lookedAt.startsWith(NOT);
	}

	/**
	 * Whether the reason is given why nothing looks at it.
	 */
	public boolean saysWhyNot() {
		return this.lookedAt.matches(NOT + ": .+");
	}

}
