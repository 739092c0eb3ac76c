package io.spillway.observability;

import java.io.IOException;

import io.micrometer.registry.otlp.OtlpMetricsSender;

/** Sends metrics as traces are sent. */
final class MetricsSender implements OtlpMetricsSender {

	private final OtlpConnection connection;

	private final Exports exports;

	MetricsSender(OtlpConnection connection, Exports exports) {
		this.connection = connection;
		this.exports = exports;
	}

	/** What fails is counted here; an exception would be logged with every step. */
	@Override
	public void send(Request request) {
		byte[] metrics = request.getMetricsData();
		try {
			int status = this.connection.post(metrics.length, (out) -> out.write(metrics));
			if (status / 100 == 2) {
				this.exports.arrived();
			}
			else {
				this.exports.failed("status " + status);
			}
		}
		catch (IOException ex) {
			this.exports.failed(ex.getClass().getSimpleName());
		}
	}

}
