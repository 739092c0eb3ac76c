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

	static TelemetryResource of(Environment environment, Map<String, String> configured, @Nullable String version) {
		Map<String, String> attributes = new LinkedHashMap<>();
		new OpenTelemetryResourceAttributes(environment, configured).applyTo((name, value) -> {
			if (value != null && !value.isBlank()) {
				attributes.put(name, value);
			}
		});
		attributes.computeIfAbsent("service.instance.id", (_) -> instance(environment));
		if (version != null) {
			attributes.putIfAbsent("service.version", version);
		}
		return new TelemetryResource(attributes);
	}

	/** In a cluster the pod's name. */
	private static String instance(Environment environment) {
		return environment.getProperty("HOSTNAME", UUID.randomUUID().toString());
	}

}
