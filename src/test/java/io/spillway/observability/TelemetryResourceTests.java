package io.spillway.observability;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class TelemetryResourceTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name",
			"spillway");

	@Test
	void tellsServiceVersionAndReplica() {
		this.environment.setProperty("HOSTNAME", "spillway-7d9f-abcde");
		assertThat(TelemetryResource.of(this.environment, Map.of(), "1.2.3").attributes())
			.containsEntry("service.name", "spillway")
			.containsEntry("service.version", "1.2.3")
			.containsEntry("service.instance.id", "spillway-7d9f-abcde");
	}

	@Test
	void whatIsSetComesFirst() {
		this.environment.setProperty("HOSTNAME", "spillway-7d9f-abcde");
		Map<String, String> set = Map.of("service.name", "gateway", "service.version", "2", "service.instance.id",
				"one", "deployment.environment.name", "staging");
		assertThat(TelemetryResource.of(this.environment, set, "1.2.3").attributes()).containsAllEntriesOf(set);
	}

	@Test
	void withoutANameEachProcessIsAnotherReplica() {
		assertThat(instance()).isNotBlank().isNotEqualTo(instance());
	}

	private String instance() {
		return TelemetryResource.of(this.environment, Map.of(), null)
			.attributes()
			.getOrDefault("service.instance.id", "");
	}

	@Test
	void whatIsNotKnownIsNotTold() {
		assertThat(TelemetryResource.of(this.environment, Map.of("service.version", " "), null).attributes())
			.doesNotContainKey("service.version")
			.allSatisfy((_, value) -> assertThat(value).isNotBlank());
	}

}
