package io.spillway.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestDatabase;

/**
 * What a process is told.
 *
 * @param properties the settings by their names in configuration files
 */
record Settings(Map<String, String> properties) {

	static final String BASE_URL = "https://go.example";

	/** Nothing but what keeps a service off the network. */
	static Settings none() {
		return new Settings(Map.of("server.address", "127.0.0.1", "management.server.address", "127.0.0.1"));
	}

	/** All that a service with this database needs, beside its ports. */
	static Settings of(TestDatabase database) {
		return none().with(DevelopmentKeys.settings()).with(database.settings()).with("spillway.base-url", BASE_URL);
	}

	/** The same for a database that nobody has started. */
	static Settings withDatabaseAway() {
		return of(new TestDatabase("127.0.0.1", Ports.free(), "spillway", "spillway", "swordfish"));
	}

	Settings with(String name, String value) {
		return with(Map.of(name, value));
	}

	Settings with(Map<String, String> more) {
		Map<String, String> all = new LinkedHashMap<>(this.properties);
		all.putAll(more);
		return new Settings(all);
	}

	Settings without(String prefix) {
		Map<String, String> rest = new LinkedHashMap<>(this.properties);
		rest.keySet().removeIf((name) -> name.startsWith(prefix));
		return new Settings(rest);
	}

	Settings withRing(int primary, int... ids) {
		Settings settings = without("spillway.keys.ring").with("spillway.keys.primary", String.valueOf(primary));
		for (int id : ids) {
			settings = settings.with("spillway.keys.ring." + id, DevelopmentKeys.ringEntry(id));
		}
		return settings;
	}

	/** The values that no process may print. */
	List<String> secrets() {
		return this.properties.entrySet()
			.stream()
			.filter((setting) -> setting.getKey().matches(".*\\.(password|ring\\..*|hash)"))
			.map(Map.Entry::getValue)
			.toList();
	}

	Map<String, String> asEnvironment() {
		return this.properties.entrySet()
			.stream()
			.collect(Collectors.toMap((setting) -> variable(setting.getKey()), Map.Entry::getValue));
	}

	private static String variable(String name) {
		return name.replace("]", "").replaceAll("[.\\[-]", "_").toUpperCase(Locale.ROOT);
	}

}
