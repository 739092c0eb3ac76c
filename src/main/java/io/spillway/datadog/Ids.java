package io.spillway.datadog;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The ids that Datadog has given so far. */
final class Ids {

	private final Map<String, String> ids = new HashMap<>();

	void put(Definition definition, String id) {
		this.ids.put(definition.idPlaceholder(), id);
	}

	/**
	 * Looks an id up.
	 * @param placeholder as {@code slo.NAME.id}
	 * @return the id, or {@code null} if there is none yet
	 */
	@Nullable String get(String placeholder) {
		return this.ids.get(placeholder);
	}

}
