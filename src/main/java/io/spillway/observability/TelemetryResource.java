package io.spillway.observability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryResourceAttributes;
import org.springframework.core.env.Environment;

/**
 * What telemetry is of, for metrics and traces alike: the attributes that are set, by
 * {@code OTEL_RESOURCE_ATTRIBUTES} or as
 * {@code management.opentelemetry.resource-attributes}, and what identifies a replica and
 * its version where they say nothing of it.
 *
 * @param attributes by their names in OpenTelemetry's semantic conventions
 */
record TelemetryResource(Map<String, String> attributes) {

	/** The first process of a container, which is alone with the container's name. */
	private static final long FIRST = 1;

	/**
	 * Finds out what telemetry is of.
	 * @param configured the attributes that are set as a property
	 * @param version the version of the build, if it is known
	 * @param pid the process's id
	 */
	static TelemetryResource of(Environment environment, Map<String, String> configured, @Nullable String version,
			long pid) {
		Map<String, String> attributes = new LinkedHashMap<>();
		new OpenTelemetryResourceAttributes(environment, configured).applyTo((name, value) -> {
			if (value != null && !value.isBlank()) {
				attributes.put(name, value);
			}
		});
		attributes.computeIfAbsent("service.instance.id", (_) -> instance(environment, pid));
		if (version != null) {
			attributes.putIfAbsent("service.version", version);
		}
		return new TelemetryResource(attributes);
	}

	/**
	 * In a cluster the pod's name. Processes of one machine may all have the machine's,
	 * and are told apart by their ids.
	 */
	private static String instance(Environment environment, long pid) {
		String host = environment.getProperty("HOSTNAME", "");
		if (host.isBlank()) {
			return UUID.randomUUID().toString();
		}
		return (pid == FIRST) ? host : host + "-" + pid;
	}

}
