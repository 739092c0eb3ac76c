package io.spillway.observability;

import java.time.Duration;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.tracing.SpanProcessors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

	/**
	 * What callers may ask for, and as many by chance: it comes to that at ten thousand a
	 * second.
	 */
	private static final int REQUESTS_PER_SECOND = 100;

	/**
	 * In an export, and waiting for the next: at the end of a stop there are these two.
	 */
	private static final int SPANS = 512;

	/**
	 * Soon enough for as many requests as are sampled at most, with a span each in the
	 * database: none is dropped for want of room. More at once are sent before.
	 */
	private static final Duration DELAY = Duration.ofSeconds(1);

	@Bean
	Exports tracesExports() {
		return new Exports("traces");
	}

	@Bean
	Resource resource(TelemetryResource resource) {
		AttributesBuilder attributes = Attributes.builder();
		resource.attributes().forEach(attributes::put);
		return Resource.getDefault().merge(Resource.create(attributes.build()));
	}

	@Bean
	Sampler requestSampler(OtlpProperties properties) {
		return properties.isEnabled() ? new RequestSampler(properties.traceRatio(), budget(), budget())
				: Sampler.alwaysOff();
	}

	private static SpanBudget budget() {
		return new SpanBudget(REQUESTS_PER_SECOND, System::nanoTime);
	}

	@Bean
	SpanBacklog spanBacklog() {
		return new SpanBacklog(SPANS);
	}

	@Bean
	MeterBinder spanBacklogMeters(SpanBacklog backlog) {
		return (registry) -> FunctionCounter.builder("spillway.telemetry.dropped", backlog, SpanBacklog::dropped)
			.register(registry);
	}

	@Bean
	BatchSpanProcessor batchSpanProcessor(OtlpProperties properties, Exports tracesExports, SpanBacklog backlog) {
		SpanExporter exporter = properties.isEnabled() ? exporter(properties, tracesExports, backlog)
				: SpanExporter.composite();
		return BatchSpanProcessor.builder(exporter)
			.setScheduleDelay(DELAY)
			.setExporterTimeout(MetricsConfiguration.TIMEOUT)
			.setMaxExportBatchSize(SPANS)
			.setMaxQueueSize(SPANS)
			.build();
	}

	/** Without another attempt: a receiver that is slow gets less, and a stop ends. */
	private static SpanExporter exporter(OtlpProperties properties, Exports exports, SpanBacklog backlog) {
		return new CountedSpanExporter(OtlpHttpSpanExporter.builder()
			.setEndpoint(properties.url("v1/traces").toString())
			.setConnectTimeout(MetricsConfiguration.TIMEOUT)
			.setTimeout(MetricsConfiguration.TIMEOUT)
			.setRetryPolicy(null)
			.build(), exports, backlog);
	}

	@Bean
	SpanProcessors spanProcessors(BatchSpanProcessor processor, SpanBacklog backlog) {
		return SpanProcessors.of(new BoundedSpanProcessor(processor, backlog));
	}

	/** As Datadog calls them, and other collectors too. */
	@Bean
	Slf4JEventListener tracesInLogs() {
		return new Slf4JEventListener("trace_id", "span_id");
	}

	@Bean
	ServerSpans serverSpans(Tracer tracer, Propagator propagator) {
		return new ServerSpans(tracer, propagator);
	}

	@Bean
	RequestTracing requestTracing(OtlpProperties properties, ObjectProvider<OpenTelemetry> telemetry) {
		return new RequestTracing(properties, SingletonSupplier.of(telemetry::getObject));
	}

}
