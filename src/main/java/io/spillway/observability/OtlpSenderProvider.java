package io.spillway.observability;

import java.net.URI;
import java.time.Duration;

import io.opentelemetry.exporter.internal.http.HttpSender;
import io.opentelemetry.exporter.internal.http.HttpSenderConfig;
import io.opentelemetry.exporter.internal.http.HttpSenderProvider;

/** Found by OpenTelemetry's exporter as a service of the class path. */
public final class OtlpSenderProvider implements HttpSenderProvider {

	@Override
	public HttpSender createSender(HttpSenderConfig config) {
		return new OtlpSender(
				new OtlpConnection(URI.create(config.getEndpoint()), Duration.ofNanos(config.getTimeoutNanos())));
	}

}
