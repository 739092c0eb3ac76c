package io.spillway.observability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.micrometer.registry.otlp.OtlpMetricsSender;

/** Sends metrics with the client of the JDK, as traces are sent. */
final class MetricsSender implements OtlpMetricsSender {

	private final HttpClient client;

	private final Duration timeout;

	private final Exports exports;

	/**
	 * Creates a sender.
	 * @param timeout how long an export may take, from connecting to the answer
	 */
	MetricsSender(Duration timeout, Exports exports) {
		this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout).build();
		this.timeout = timeout;
		this.exports = exports;
	}

	/** What fails is counted here; an exception would be logged with every step. */
	@Override
	public void send(Request request) {
		try {
			HttpResponse<Void> answer = this.client.send(post(request), BodyHandlers.discarding());
			if (answer.statusCode() / 100 == 2) {
				this.exports.arrived();
			}
			else {
				this.exports.failed("status " + answer.statusCode());
			}
		}
		catch (IOException ex) {
			this.exports.failed(ex.getClass().getSimpleName());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.exports.failed(ex.getClass().getSimpleName());
		}
	}

	private HttpRequest post(Request request) {
		return HttpRequest.newBuilder(URI.create(String.valueOf(request.getAddress())))
			.timeout(this.timeout)
			.header("Content-Type", "application/x-protobuf")
			.POST(BodyPublishers.ofByteArray(request.getMetricsData()))
			.build();
	}

}
