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
		assertThat(TelemetryResource.of(this.environment, Map.of(), "1.2.3", 1).attributes())
			.containsEntry("service.name", "spillway")
			.containsEntry("service.version", "1.2.3")
			.containsEntry("service.instance.id", "spillway-7d9f-abcde");
	}

	@Test
	void whatIsSetComesFirst() {
		this.environment.setProperty("HOSTNAME", "spillway-7d9f-abcde");
		Map<String, String> set = Map.of("service.name", "gateway", "service.version", "2", "service.instance.id",
				"one", "deployment.environment.name", "staging");
		assertThat(TelemetryResource.of(this.environment, set, "1.2.3", 2).attributes()).containsAllEntriesOf(set);
	}

	@Test
	void processesOfOneMachineAreToldApartByTheirIds() {
		this.environment.setProperty("HOSTNAME", "machine");
		assertThat(instance(2)).isEqualTo("machine-2");
		assertThat(instance(3)).isEqualTo("machine-3");
	}

	@Test
	void withoutANameEachProcessIsAnotherReplica() {
		assertThat(instance(1)).isNotBlank().isNotEqualTo(instance(1));
		this.environment.setProperty("HOSTNAME", " ");
		assertThat(instance(2)).isNotBlank().isNotEqualTo(instance(2));
	}

	private String instance(long pid) {
		return TelemetryResource.of(this.environment, Map.of(), null, pid)
			.attributes()
			.getOrDefault("service.instance.id", "");
	}

	@Test
	void whatIsNotKnownIsNotTold() {
		assertThat(TelemetryResource.of(this.environment, Map.of("service.version", " "), null, 1).attributes())
			.doesNotContainKey("service.version")
			.allSatisfy((_, value) -> assertThat(value).isNotBlank());
	}

}
