package io.spillway.observability;

import java.time.Duration;
import java.util.Map;

import io.micrometer.registry.otlp.AggregationTemporality;
import io.micrometer.registry.otlp.OtlpConfig;
import org.jspecify.annotations.Nullable;

/**
 * How metrics are exported: as differences, which is what Datadog wants of counts.
 *
 * @param properties where to, and how often
 * @param resourceAttributes what the metrics are of
 */
record OtlpMetricsConfig(OtlpProperties properties, Map<String, String> resourceAttributes) implements OtlpConfig {

	@Override
	public @Nullable String get(String key) {
		return null;
	}

	@Override
	public boolean enabled() {
		return this.properties.isEnabled();
	}

	@Override
	public String url() {
		return this.properties.url("v1/metrics").toString();
	}

	@Override
	public Duration step() {
		return this.properties.step();
	}

	@Override
	public AggregationTemporality aggregationTemporality() {
		return AggregationTemporality.DELTA;
	}

}
