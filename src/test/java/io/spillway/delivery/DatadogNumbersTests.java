package io.spillway.delivery;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers of deploy/datadog that Datadog refuses, or that would never tell anybody.
 */
class DatadogNumbersTests {

	static Stream<DatadogFile> slos() {
		return DatadogFile.all("slos");
	}

	static Stream<DatadogFile> monitors() {
		return DatadogFile.all("monitors");
	}

	static Stream<DatadogFile> burnRates() {
		return monitors().filter((file) -> file.text().contains("burn_rate("));
	}

	@ParameterizedTest
	@MethodSource("slos")
	void sloWarnsBeforeItIsMissed(DatadogFile file) {
		JsonNode thresholds = file.rendered().path("thresholds");
		assertThat(thresholds).isNotEmpty().allSatisfy((threshold) -> {
			assertThat(threshold.path("target").asDouble()).isPositive();
			assertThat(threshold.path("warning").asDouble()).isGreaterThan(threshold.path("target").asDouble())
				.isLessThan(100);
		});
	}

	/**
	 * Datadog takes no monitor whose query has another number than its threshold.
	 */
	@ParameterizedTest
	@MethodSource("monitors")
	void thresholdIsTheOneOfTheQuery(DatadogFile file) {
		String query = file.rendered().path("query").asText();
		assertThat(Double.parseDouble(query.replaceAll("(?s).*[<>] ", ""))).isEqualTo(critical(file).asDouble());
	}

	@ParameterizedTest
	@MethodSource("monitors")
	void monitorWarnsBeforeItAlerts(DatadogFile file) {
		JsonNode warning = file.rendered().path("options").path("thresholds").path("warning");
		boolean tooFew = file.rendered().path("query").asText().contains(" < ");
		double room = (critical(file).asDouble() - warning.asDouble()) * (tooFew ? -1 : 1);
		assertThat(critical(file).isNumber()).isTrue();
		assertThat(warning.isMissingNode() || room > 0).isTrue();
	}

	/**
	 * All clicks failing burns 1 / (1 - target), and no more than that is possible.
	 * https://docs.datadoghq.com/service_level_objectives/burn_rate/
	 */
	@ParameterizedTest
	@MethodSource("burnRates")
	void burnRateCanBeReached(DatadogFile file) {
		assertThat(slos().filter((slo) -> slo.environment().equals(file.environment()))
			.filter((slo) -> file.name().startsWith(slo.name()))).singleElement()
			.satisfies((slo) -> assertThat(critical(file).asDouble()).isPositive().isLessThan(limit(slo)));
	}

	@ParameterizedTest
	@MethodSource("burnRates")
	void burnRateIsOfTheTimeThatTheSloHas(DatadogFile file) {
		assertThat(file.text()).contains("over(\"${slo_timeframe}\")")
			.containsPattern(
					"burn_rate\\(\"\\$\\{slo\\.%s\\.id}\"\\)".formatted(file.name().replaceAll("-[^-]*$", "")));
	}

	private static JsonNode critical(DatadogFile monitor) {
		return monitor.rendered().path("options").path("thresholds").path("critical");
	}

	private static double limit(DatadogFile slo) {
		return 100 / (100 - slo.rendered().at("/thresholds/0/target").asDouble());
	}

}
