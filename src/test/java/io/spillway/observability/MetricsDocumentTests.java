package io.spillway.observability;

import java.io.IOException;
import java.util.Set;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@NullMarked
class MetricsDocumentTests {

	private static final String TEXT = """
			# Title

			| metric | kind, unit | tags | meaning | where it is looked at |
			|---|---|---|---|---|
			| `a.b.time` | histogram, ms | `kind`, `outcome` | how long | dashboards |
			| `a.b.c`, `.d`, `.x.e` | gauge, bytes | | sizes | not looked at: of no use |
			| `a.failures` | counter | `outcome` | failures | not looked at: |

			| tag | values |
			|---|---|
			| `kind` | `one` (the first), `two` |
			| `outcome` of `a.b.time` | `done` |
			| `name` | anything |
			""";

	private final MetricsDocument document = MetricsDocument.parse(TEXT);

	@Test
	void abbreviatedNamesTakeThePlaceOfAsManySegments() {
		assertThat(this.document.metrics()).extracting(DocumentedMetric::name)
			.containsExactly("a.b.time", "a.b.c", "a.b.d", "a.x.e", "a.failures");
	}

	@Test
	void rowsHaveTypeAndTags() {
		assertThat(this.document.metrics()).extracting(DocumentedMetric::type)
			.containsExactly("histogram", "gauge", "gauge", "gauge", "counter");
		assertThat(this.document.metric("a.b.time")).get()
			.extracting(DocumentedMetric::tags)
			.isEqualTo(Set.of("kind", "outcome"));
		assertThat(this.document.metric("a.b.d")).get().extracting(DocumentedMetric::tags).isEqualTo(Set.of());
		assertThat(this.document.metric("a.b")).isEmpty();
	}

	@Test
	void valuesOfATagMayBeThoseOfOneMetric() {
		assertThat(this.document.values("a.b.time", "kind")).containsExactly("one", "two");
		assertThat(this.document.values("a.b.time", "outcome")).containsExactly("done");
		assertThat(this.document.values("a.failures", "outcome")).isEmpty();
		assertThat(this.document.values("a.b.time", "name")).isEmpty();
	}

	@Test
	void whatIsNotLookedAtWantsAReason() {
		assertThat(this.document.metric("a.b.time")).get().matches(DocumentedMetric::isLookedAt);
		assertThat(this.document.metric("a.x.e")).get()
			.matches((metric) -> !metric.isLookedAt())
			.matches(DocumentedMetric::saysWhyNot);
		assertThat(this.document.metric("a.failures")).get().matches((metric) -> !metric.saysWhyNot());
	}

	@Test
	void fileHasOneRowForEachMetricAndItsTags() throws IOException {
		MetricsDocument file = MetricsDocument.ofFile();
		assertThat(file.metrics()).extracting(DocumentedMetric::name)
			.doesNotHaveDuplicates()
			.contains("spillway.clicks", "r2dbc.pool.idle", "r2dbc.pool.max.pending", "process.memory.anonymous");
		assertThat(file.metrics()).extracting(DocumentedMetric::type).isSubsetOf("histogram", "counter", "gauge");
		assertThat(file.values("spillway.clicks", "kind")).contains("sealed");
	}

}
