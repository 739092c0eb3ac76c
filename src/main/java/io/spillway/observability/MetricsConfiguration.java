package io.spillway.observability;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.registry.otlp.OtlpMeterRegistry;

import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ OtlpProperties.class, OpenTelemetryProperties.class })
class MetricsConfiguration {

	/** Twice of it, and of the same for traces, fit into the end of a stop. */
	static final Duration TIMEOUT = Duration.ofSeconds(2);

	@Bean
	TelemetryResource telemetryResource(Environment environment, OpenTelemetryProperties properties,
			ObjectProvider<BuildProperties> build) {
		return TelemetryResource.of(environment, properties.getResourceAttributes(),
				build.stream().map(BuildProperties::getVersion).findFirst().orElse(null),
				ProcessHandle.current().pid());
	}

	@Bean
	Exports metricsExports() {
		return new Exports("metrics");
	}

	/** Made by the service, since a native binary decides on beans when it is built. */
	@Bean
	OtlpMeterRegistry otlpMeterRegistry(OtlpProperties properties, TelemetryResource resource, Exports metricsExports) {
		OtlpMeterRegistry registry = OtlpMeterRegistry.builder(new OtlpMetricsConfig(properties, resource.attributes()))
			.metricsSender(new MetricsSender(new OtlpConnection(properties.url("v1/metrics"), TIMEOUT), metricsExports))
			.build();
		if (!properties.isEnabled()) {
			registry.config().meterFilter(MeterFilter.deny());
		}
		return registry;
	}

	@Bean
	ProcFiles procFiles() {
		return ProcFiles.ofThisMachine();
	}

	@Bean
	ProcessMeters processMeters(ProcFiles proc) {
		return new ProcessMeters(proc);
	}

	@Bean
	MeterBinder exportMeters(List<Exports> exports) {
		return (registry) -> exports
			.forEach((each) -> FunctionCounter.builder("spillway.telemetry.failures", each, Exports::failures)
				.tag("signal", each.signal())
				.register(registry));
	}

	@Bean
	TokenFreeConvention serverRequestObservationConvention() {
		return new TokenFreeConvention();
	}

}
