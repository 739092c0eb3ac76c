package io.spillway.datadog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datadog.api.client.v1.api.DashboardsApi;
import com.datadog.api.client.v1.api.DashboardsApi.ListDashboardsOptionalParameters;
import com.datadog.api.client.v1.model.Dashboard;
import com.datadog.api.client.v1.model.DashboardSummaryDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Dashboards. */
final class Dashboards implements Remote {

	private final DatadogApi datadog;

	private final DashboardsApi api;

	Dashboards(DatadogApi datadog) {
		this.datadog = datadog;
		this.api = new DashboardsApi(datadog.client());
	}

	/** The list has no widgets: each that is managed is read by itself. */
	@Override
	public List<Managed> list(String environment) {
		return Pages.all(this::page)
			.stream()
			.map((summary) -> managed(summary, environment))
			.flatMap(Optional::stream)
			.toList();
	}

	private List<DashboardSummaryDefinition> page(int number) {
		ListDashboardsOptionalParameters parameters = new ListDashboardsOptionalParameters().count((long) Pages.SIZE)
			.start((long) number * Pages.SIZE);
		return this.datadog.ask("list of dashboards",
				() -> Objects.requireNonNullElse(this.api.listDashboards(parameters).getDashboards(), List.of()));
	}

	private Optional<Managed> managed(DashboardSummaryDefinition summary, String environment) {
		String description = Objects.requireNonNullElse(summary.getDescription(), "");
		return Identity.nameFromDescription(description, environment)
			.map((name) -> managed(name, DatadogApi.required("dashboard " + name, summary.getId())));
	}

	private Managed managed(String name, String id) {
		return new Managed(name, id,
				this.datadog.ask("dashboard " + name, () -> this.datadog.tree(this.api.getDashboard(id))));
	}

	@Override
	public String create(String label, ObjectNode tree) {
		Dashboard dashboard = this.datadog.model(tree, Dashboard.class);
		return this.datadog.ask(label, () -> DatadogApi.required(label, this.api.createDashboard(dashboard).getId()));
	}

	@Override
	public void update(String label, String id, ObjectNode tree) {
		Dashboard dashboard = this.datadog.model(tree, Dashboard.class);
		this.datadog.ask(label, () -> this.api.updateDashboard(id, dashboard));
	}

	@Override
	public void delete(String label, String id) {
		this.datadog.ask(label, () -> this.api.deleteDashboard(id));
	}

}
