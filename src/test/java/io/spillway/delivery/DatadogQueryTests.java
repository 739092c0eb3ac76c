package io.spillway.delivery;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DatadogQueryTests {

	@Test
	void queryIsTakenApart() {
		assertThat(DatadogQuery.parse("sum:a.b{service:x,$env,!kind:y} by {kind,pod_name}.as_count()"))
			.containsExactly(new DatadogQuery("sum", "a.b", List.of("service:x", "$env", "!kind:y"),
					List.of("kind", "pod_name"), ".as_count()"));
	}

	@Test
	void tagsAreTheOnesThatAreAskedForKeptOutAndGroupedBy() {
		assertThat(DatadogQuery.parse("avg:a{x:1,$env,!y:2:3} by {z}")).singleElement()
			.satisfies((query) -> assertThat(query.filters()).containsExactly("x:1", "y:2:3"))
			.satisfies((query) -> assertThat(query.keys()).containsExactly("x", "y", "z"));
	}

	@Test
	void everyQueryOfAFormulaIsFound() {
		assertThat(DatadogQuery.parse("sum(last_5m):sum:a{*}.as_count() / (p99:b.c{x:1} + count:d{*}) > 5"))
			.extracting(DatadogQuery::metric)
			.containsExactly("a", "b.c", "d");
	}

	@Test
	void whatNamesNoMetricHasNoQuery() {
		assertThat(DatadogQuery.parse("burn_rate(\"id\").over(\"30d\") > 6")).isEmpty();
		assertThat(DatadogQuery.parse("tag:(a:b AND c:d)")).isEmpty();
	}

	@Test
	void whatCannotBeReadIsNotPassedOver() {
		assertThatIllegalArgumentException().isThrownBy(() -> DatadogQuery.parse("sum:a{*} + sum:B{*}"))
			.withMessageContaining("sum:B{*}");
		assertThatIllegalArgumentException().isThrownBy(() -> DatadogQuery.parse("sum:a{x:1 by {y}"));
	}

}
