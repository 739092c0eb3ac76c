package io.spillway.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.spillway.observability.DocumentedMetric;
import io.spillway.observability.MetricsDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What deploy/datadog looks at is what docs/metrics.md says, and the other way round.
 */
class DatadogMetricsTests {

	/** With the word for each kind in docs/metrics.md. */
	private static final Map<String, String> KINDS = Map.of("dashboards", "dashboards", "slos", "SLO", "monitors",
			"monitor");

	/** Of every metric: Datadog's own, and the pod by the resource it comes from. */
	private static final Set<String> ANYWHERE = Set.of("service", "env", "version", "pod_name");

	private static final Map<String, Set<String>> AGGREGATIONS = Map.of("histogram",
			Set.of("count", "avg", "max", "p50", "p95", "p99"), "counter", Set.of("sum"), "gauge",
			Set.of("avg", "max", "min", "sum"));

	private final MetricsDocument document;

	/** Those of the API's document, which are the values of the tag {@code uri}. */
	private final Set<String> paths;

	DatadogMetricsTests() throws IOException {
		this.document = MetricsDocument.ofFile();
		this.paths = new ObjectMapper(new YAMLFactory()).readTree(Path.of("src/main/resources/openapi.yaml").toFile())
			.path("paths")
			.properties()
			.stream()
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	static Stream<DatadogQuery> queries() {
		return KINDS.keySet().stream().sorted().flatMap((kind) -> queries(kind).stream()).distinct();
	}

	/**
	 * Of the service's own metrics: not those of Kubernetes, nor what a gate has
	 * measured, which the tests of the command that sends it look at.
	 */
	private static Set<DatadogQuery> queries(String kind) {
		return DatadogFile.all(kind)
			.flatMap((file) -> DatadogQuery.all(file.rendered()))
			.filter((query) -> !query.metric().matches("kubernetes(_state)?\\..*|spillway\\.k6\\..*"))
			.collect(Collectors.toSet());
	}

	static Stream<DocumentedMetric> metrics() throws IOException {
		return MetricsDocument.ofFile().metrics().stream();
	}

	@ParameterizedTest
	@MethodSource("queries")
	void metricIsDocumentedWithItsTags(DatadogQuery query) {
		assertThat(query.keys().filter((key) -> !ANYWHERE.contains(key)))
			.isSubsetOf(metric(query).tags().toArray(String[]::new));
	}

	@ParameterizedTest
	@MethodSource("queries")
	void valuesAreDocumented(DatadogQuery query) {
		metric(query);
		for (String filter : query.filters()) {
			String[] tag = filter.split(":", 2);
			if (!ANYWHERE.contains(tag[0])) {
				assertThat(values(query.metric(), tag[0])).as(filter).anyMatch(pattern(tag[1]).asMatchPredicate());
			}
		}
	}

	/** As Datadog keeps them: in lower case. */
	private Stream<String> values(String metric, String tag) {
		Set<String> values = tag.equals("uri") ? this.paths : this.document.values(metric, tag);
		return values.stream().map((value) -> value.toLowerCase(Locale.ROOT));
	}

	/** An asterisk stands for anything. */
	private static Pattern pattern(String value) {
		return Pattern.compile(Pattern.quote(value).replace("*", "\\E.*\\Q"));
	}

	@ParameterizedTest
	@MethodSource("queries")
	void aggregationIsOneOfThatType(DatadogQuery query) {
		String type = metric(query).type();
		assertThat(query.aggregation()).isIn(Objects.requireNonNull(AGGREGATIONS.get(type)));
		boolean counts = type.equals("counter") || query.aggregation().equals("count");
		assertThat(query.functions()).isIn(counts ? Set.of(".as_count()", ".as_rate()") : Set.of(""));
	}

	@ParameterizedTest
	@MethodSource("queries")
	void nothingOfAnotherServiceOrEnvironmentIsCounted(DatadogQuery query) {
		assertThat(query.scope()).contains("service:spillway").containsAnyOf("$env", "env:staging", "env:production");
	}

	@ParameterizedTest
	@MethodSource("metrics")
	void metricIsLookedAtByWhatTheDocumentSays(DocumentedMetric metric) {
		for (Map.Entry<String, String> kind : KINDS.entrySet()) {
			assertThat(queries(kind.getKey()).stream().anyMatch((query) -> query.metric().equals(metric.name())))
				.as(kind.getKey())
				.isEqualTo(metric.isLookedAt() && metric.lookedAt().contains(kind.getValue()));
		}
	}

	@ParameterizedTest
	@MethodSource("metrics")
	void metricThatNothingLooksAtHasAReason(DocumentedMetric metric) {
		assertThat(metric.isLookedAt() || metric.saysWhyNot()).isTrue();
	}

	@Test
	void queriesAreFoundInEveryKind() {
		assertThat(KINDS.keySet()).allSatisfy((kind) -> assertThat(queries(kind)).isNotEmpty());
	}

	private DocumentedMetric metric(DatadogQuery query) {
		return this.document.metric(query.metric())
			.orElseThrow(() -> new AssertionError(query.metric() + " is not in docs/metrics.md"));
	}

}
