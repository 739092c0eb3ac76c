package io.spillway.datadog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datadog.api.client.v1.api.MonitorsApi;
import com.datadog.api.client.v1.api.MonitorsApi.ListMonitorsOptionalParameters;
import com.datadog.api.client.v1.model.Monitor;
import com.datadog.api.client.v1.model.MonitorUpdateRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Monitors. */
final class Monitors implements Remote {

	private final DatadogApi datadog;

	private final MonitorsApi api;

	Monitors(DatadogApi datadog) {
		this.datadog = datadog;
		this.api = new MonitorsApi(datadog.client());
	}

	@Override
	public List<Managed> list(String environment) {
		return Pages.all((number) -> page(number, environment))
			.stream()
			.map((monitor) -> managed(monitor, environment))
			.flatMap(Optional::stream)
			.toList();
	}

	private List<Monitor> page(int number, String environment) {
		ListMonitorsOptionalParameters parameters = new ListMonitorsOptionalParameters()
			.monitorTags(Identity.MANAGED + ",env:" + environment)
			.page((long) number)
			.pageSize(Pages.SIZE);
		return this.datadog.ask("list of monitors", () -> this.api.listMonitors(parameters));
	}

	private Optional<Managed> managed(Monitor monitor, String environment) {
		List<String> tags = Objects.requireNonNullElse(monitor.getTags(), List.of());
		return Identity.nameFromTags(tags, environment)
			.map((name) -> new Managed(name, id(name, monitor), this.datadog.tree(monitor)));
	}

	private static String id(String label, Monitor monitor) {
		return DatadogApi.required(label, monitor.getId()).toString();
	}

	@Override
	public void validate(String label, @Nullable String id, ObjectNode tree) {
		Monitor monitor = this.datadog.model(tree, Monitor.class);
		this.datadog.ask(label, () -> (id != null) ? this.api.validateExistingMonitor(Long.valueOf(id), monitor)
				: this.api.validateMonitor(monitor));
	}

	@Override
	public String create(String label, ObjectNode tree) {
		Monitor monitor = this.datadog.model(tree, Monitor.class);
		return this.datadog.ask(label, () -> id(label, this.api.createMonitor(monitor)));
	}

	@Override
	public void update(String label, String id, ObjectNode tree) {
		MonitorUpdateRequest monitor = this.datadog.model(tree, MonitorUpdateRequest.class);
		this.datadog.ask(label, () -> this.api.updateMonitor(Long.valueOf(id), monitor));
	}

	@Override
	public void delete(String label, String id) {
		this.datadog.ask(label, () -> this.api.deleteMonitor(Long.valueOf(id)));
	}

}
