package io.spillway.datadog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datadog.api.client.v1.api.ServiceLevelObjectivesApi;
import com.datadog.api.client.v1.api.ServiceLevelObjectivesApi.ListSLOsOptionalParameters;
import com.datadog.api.client.v1.model.ServiceLevelObjective;
import com.datadog.api.client.v1.model.ServiceLevelObjectiveRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Service level objectives. */
final class Slos implements Remote {

	private final DatadogApi datadog;

	private final ServiceLevelObjectivesApi api;

	Slos(DatadogApi datadog) {
		this.datadog = datadog;
		this.api = new ServiceLevelObjectivesApi(datadog.client());
	}

	/** The API takes one tag. */
	@Override
	public List<Managed> list(String environment) {
		return Pages.all(this::page)
			.stream()
			.map((slo) -> managed(slo, environment))
			.flatMap(Optional::stream)
			.toList();
	}

	private List<ServiceLevelObjective> page(int number) {
		ListSLOsOptionalParameters parameters = new ListSLOsOptionalParameters().tagsQuery(Identity.MANAGED)
			.limit((long) Pages.SIZE)
			.offset((long) number * Pages.SIZE);
		return this.datadog.ask("list of slos",
				() -> Objects.requireNonNullElse(this.api.listSLOs(parameters).getData(), List.of()));
	}

	private Optional<Managed> managed(ServiceLevelObjective slo, String environment) {
		List<String> tags = Objects.requireNonNullElse(slo.getTags(), List.of());
		return Identity.nameFromTags(tags, environment)
			.map((name) -> new Managed(name, DatadogApi.required("slo " + name, slo.getId()), this.datadog.tree(slo)));
	}

	@Override
	public String create(String label, ObjectNode tree) {
		ServiceLevelObjectiveRequest slo = this.datadog.model(tree, ServiceLevelObjectiveRequest.class);
		return this.datadog.ask(label, () -> {
			List<ServiceLevelObjective> made = DatadogApi.required(label, this.api.createSLO(slo).getData());
			return DatadogApi.required(label, made.isEmpty() ? null : made.getFirst().getId());
		});
	}

	@Override
	public void update(String label, String id, ObjectNode tree) {
		ServiceLevelObjective slo = this.datadog.model(tree, ServiceLevelObjective.class);
		this.datadog.ask(label, () -> this.api.updateSLO(id, slo));
	}

	@Override
	public void delete(String label, String id) {
		this.datadog.ask(label, () -> this.api.deleteSLO(id));
	}

	/** Brings the thresholds into one order, as theirs means nothing. */
	@Override
	public ObjectNode comparable(ObjectNode tree) {
		List<JsonNode> thresholds = new ArrayList<>();
		tree.path("thresholds").forEach(thresholds::add);
		thresholds.sort(Comparator.comparing((threshold) -> threshold.path("timeframe").asText()));
		ObjectNode copy = tree.deepCopy();
		copy.putArray("thresholds").addAll(thresholds);
		return copy;
	}

}
