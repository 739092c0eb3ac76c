package io.spillway.datadog;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

import com.datadog.api.client.v1.api.MetricsApi;
import com.datadog.api.client.v1.model.MetricsQueryMetadata;
import com.datadog.api.client.v1.model.MetricsQueryResponse;

/** Asks for sums of metrics. */
final class Metrics {

	private static final int VALUE = 1;

	private final DatadogApi datadog;

	Metrics(DatadogApi datadog) {
		this.datadog = datadog;
	}

	/**
	 * Adds up all points of all series of a query of counts.
	 * @param label how an error names it
	 * @param query the query
	 * @param from the beginning
	 * @param to the end
	 * @return the sum, or nothing if there is no point
	 */
	OptionalDouble sum(String label, String query, Instant from, Instant to) {
		MetricsQueryResponse response = this.datadog.ask(label, () -> new MetricsApi(this.datadog.client())
			.queryMetrics(from.getEpochSecond(), to.getEpochSecond(), query));
		if (response.getError() != null && !response.getError().isBlank()) {
			throw new FailureException("%s: Datadog cannot answer %s: %s".formatted(label, query, response.getError()));
		}
		List<Double> values = Objects.requireNonNullElse(response.getSeries(), List.<MetricsQueryMetadata>of())
			.stream()
			.flatMap((series) -> Objects.requireNonNullElse(series.getPointlist(), List.<List<Double>>of()).stream())
			.map((point) -> point.get(VALUE))
			.filter(Objects::nonNull)
			.toList();
		return values.isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(values.stream().mapToDouble(Double::doubleValue).sum());
	}

}
