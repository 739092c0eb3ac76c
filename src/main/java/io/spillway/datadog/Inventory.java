package io.spillway.datadog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** What Datadog has of an environment's objects. */
final class Inventory {

	private final Map<Kind, Map<String, Managed>> objects = new EnumMap<>(Kind.class);

	/**
	 * Asks Datadog.
	 * @param remotes Datadog's objects
	 * @param environment the environment
	 * @throws FailureException if an object is there twice
	 */
	static Inventory read(Remotes remotes, String environment) {
		Inventory inventory = new Inventory();
		List<String> doubles = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			Map<String, Managed> byName = new LinkedHashMap<>();
			for (Managed managed : remotes.of(kind).list(environment)) {
				Managed other = byName.putIfAbsent(managed.name(), managed);
				if (other != null) {
					doubles
						.add("%s %s has the ids %s and %s".formatted(kind, managed.name(), other.id(), managed.id()));
				}
			}
			inventory.objects.put(kind, byName);
		}
		if (!doubles.isEmpty()) {
			throw new FailureException("%s: the same object twice in Datadog, remove one; nothing was changed"
				.formatted(String.join("; ", doubles)));
		}
		return inventory;
	}

	Collection<Managed> of(Kind kind) {
		return byName(kind).values();
	}

	@Nullable Managed find(Definition definition) {
		return byName(definition.kind()).get(definition.name());
	}

	private Map<String, Managed> byName(Kind kind) {
		return Objects.requireNonNullElse(this.objects.get(kind), Map.of());
	}

}
