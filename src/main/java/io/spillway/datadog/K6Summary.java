package io.spillway.datadog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What k6 wrote by {@code --summary-export}. */
final class K6Summary {

	private static final String PREFIX = "spillway.k6.";

	private final Path file;

	private final JsonNode metrics;

	private final Map<String, Double> gauges = new LinkedHashMap<>();

	private K6Summary(Path file, JsonNode metrics) {
		this.file = file;
		this.metrics = metrics;
	}

	/**
	 * Reads a summary.
	 * @param file the file
	 * @return the values of gauges by their names; times are in milliseconds
	 * @throws FailureException if it is no summary, or one of a run that asked nothing
	 */
	static Map<String, Double> read(Path file) {
		try {
			return new K6Summary(file, new ObjectMapper().readTree(file.toFile()).path("metrics")).read();
		}
		catch (JsonProcessingException ex) {
			throw new FailureException("%s:%d: no JSON".formatted(file, ex.getLocation().getLineNr()), ex);
		}
		catch (IOException ex) {
			throw new FailureException("%s: cannot be read".formatted(file), ex);
		}
	}

	private Map<String, Double> read() {
		if (this.metrics.path("iterations").path("count").asDouble() <= 0) {
			throw new FailureException("%s: no iterations: k6 asked nothing, or wrote no summary".formatted(this.file));
		}
		require("http_req_duration.avg", "http_req_duration", "avg");
		require("http_req_duration.p95", "http_req_duration", "p(95)");
		require("http_req_duration.p99", "http_req_duration", "p(99)");
		require("http_req_failed", "http_req_failed", "value");
		require("iterations", "iterations", "count");
		// k6 leaves out what it never counted.
		this.gauges.put(PREFIX + "dropped_iterations",
				this.metrics.path("dropped_iterations").path("count").asDouble(0));
		if (this.metrics.has("checks")) {
			require("checks", "checks", "value");
		}
		return this.gauges;
	}

	private void require(String gauge, String metric, String field) {
		JsonNode value = this.metrics.path(metric).path(field);
		if (!value.isNumber()) {
			throw new FailureException("%s: has no %s of %s".formatted(this.file, field, metric));
		}
		this.gauges.put(PREFIX + gauge, value.asDouble());
	}

}
