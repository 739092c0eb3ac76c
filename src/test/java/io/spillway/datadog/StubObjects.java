package io.spillway.datadog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The SLOs, monitors and dashboards that the stub keeps, with the defaults that the API
 * adds.
 */
final class StubObjects {

	private static final Pattern SLO_ID = Pattern.compile("\\(\"([^\"]*)\"\\)");

	private final Map<String, ObjectNode> slos = new LinkedHashMap<>();

	private final Map<String, ObjectNode> monitors = new LinkedHashMap<>();

	private final Map<String, ObjectNode> dashboards = new LinkedHashMap<>();

	private int next = 1000;

	Map<String, ObjectNode> slos() {
		return this.slos;
	}

	Map<String, ObjectNode> monitors() {
		return this.monitors;
	}

	Map<String, ObjectNode> dashboards() {
		return this.dashboards;
	}

	/** The one object whose name or title begins so. */
	static ObjectNode named(Map<String, ObjectNode> objects, String name) {
		List<ObjectNode> found = objects.values()
			.stream()
			.filter((object) -> object.path("name").asText(object.path("title").asText()).startsWith(name))
			.toList();
		if (found.size() != 1) {
			throw new AssertionError("%d objects are named %s in %s".formatted(found.size(), name, objects));
		}
		return found.getFirst();
	}

	/** Makes another of the same, as a copy by hand does. */
	ObjectNode copy(Map<String, ObjectNode> objects, String id) {
		String copyId = String.valueOf(this.next++);
		ObjectNode copy = Objects.requireNonNull(objects.get(id)).deepCopy();
		if (copy.path("id").isNumber()) {
			copy.put("id", Long.parseLong(copyId));
		}
		else {
			copy.put("id", copyId);
		}
		objects.put(copyId, copy);
		return copy;
	}

	StubAnswer answer(StubRequest request) {
		String path = request.path();
		if (path.startsWith("/api/v1/monitor") && path.endsWith("/validate")) {
			String wrong = wrongMonitor(request.body());
			return wrong.isEmpty() ? StubAnswer.ok(DatadogStub.JSON.createObjectNode()) : StubAnswer.error(400, wrong);
		}
		if (path.startsWith("/api/v1/slo")) {
			return answer(request, "/api/v1/slo", this.slos, this::listSlos, this::putSlo, this::deleteSlo);
		}
		if (path.startsWith("/api/v1/monitor")) {
			return answer(request, "/api/v1/monitor", this.monitors, this::listMonitors, this::putMonitor,
					this::deleteMonitor);
		}
		if (path.startsWith("/api/v1/dashboard")) {
			return answer(request, "/api/v1/dashboard", this.dashboards, this::listDashboards, this::putDashboard,
					this::deleteDashboard);
		}
		return StubAnswer.error(404, "No such path");
	}

	private StubAnswer answer(StubRequest request, String root, Map<String, ObjectNode> objects,
			Function<StubRequest, StubAnswer> list, BiFunction<String, ObjectNode, StubAnswer> put,
			Function<String, StubAnswer> delete) {
		boolean all = request.path().equals(root);
		if (all && request.method().equals("GET")) {
			return list.apply(request);
		}
		if (all && request.method().equals("POST")) {
			return put.apply(newId(root), (ObjectNode) request.body());
		}
		if (all || !objects.containsKey(request.id())) {
			return StubAnswer.error(404, "Not found");
		}
		return switch (request.method()) {
			case "GET" -> StubAnswer.ok(objects.get(request.id()));
			case "PUT" -> put.apply(request.id(), (ObjectNode) request.body());
			case "DELETE" -> delete.apply(request.id());
			default -> StubAnswer.error(405, "Method not allowed");
		};
	}

	private String newId(String root) {
		String number = String.valueOf(this.next++);
		return root.endsWith("monitor") ? number : "id-" + number;
	}

	private StubAnswer listSlos(StubRequest request) {
		String tag = request.query().getOrDefault("tags_query", "");
		List<ObjectNode> found = this.slos.values().stream().filter((slo) -> hasTag(slo, tag)).toList();
		ObjectNode answer = DatadogStub.JSON.createObjectNode();
		answer.set("data", page(found, request.number("offset", 0), request.number("limit", 1000)));
		answer.putArray("errors");
		return StubAnswer.ok(answer);
	}

	private StubAnswer putSlo(String id, ObjectNode body) {
		if (!body.hasNonNull("name") || !body.hasNonNull("type") || body.path("thresholds").isEmpty()) {
			return StubAnswer.error(400, "Invalid payload: name, type and thresholds are required");
		}
		ObjectNode slo = body.deepCopy().put("id", id).put("created_at", 1_700_000_000);
		List<JsonNode> thresholds = new ArrayList<>();
		slo.path("thresholds")
			.forEach((each) -> thresholds
				.addFirst(((ObjectNode) each).put("target_display", each.path("target").asText())));
		slo.putArray("thresholds").addAll(thresholds);
		slo.putObject("creator").put("email", "ci@example.com");
		this.slos.put(id, slo);
		ObjectNode answer = DatadogStub.JSON.createObjectNode();
		answer.putArray("data").add(slo);
		return StubAnswer.ok(answer);
	}

	private StubAnswer deleteSlo(String id) {
		boolean used = this.monitors.values()
			.stream()
			.anyMatch((monitor) -> monitor.path("query").asText().contains(id))
				|| this.dashboards.values().stream().anyMatch((dashboard) -> dashboard.toString().contains(id));
		if (used) {
			return StubAnswer.error(409, "SLO " + id + " is in use");
		}
		this.slos.remove(id);
		ObjectNode answer = DatadogStub.JSON.createObjectNode();
		answer.putArray("data").add(id);
		return StubAnswer.ok(answer);
	}

	private StubAnswer listMonitors(StubRequest request) {
		List<String> tags = List.of(request.query().getOrDefault("monitor_tags", "").split(",", -1));
		List<ObjectNode> found = this.monitors.values()
			.stream()
			.filter((monitor) -> tags.stream().allMatch((tag) -> hasTag(monitor, tag)))
			.toList();
		int size = request.number("page_size", 100);
		return StubAnswer.ok(page(found, request.number("page", 0) * size, size));
	}

	private StubAnswer putMonitor(String id, ObjectNode body) {
		String wrong = wrongMonitor(body);
		if (!wrong.isEmpty()) {
			return StubAnswer.error(400, wrong);
		}
		ObjectNode options = DatadogStub.JSON.createObjectNode().put("include_tags", true).put("new_host_delay", 300);
		options.putObject("silenced");
		options.setAll(body.withObject("/options"));
		ObjectNode monitor = body.deepCopy();
		monitor.put("id", Long.parseLong(id))
			.put("multi", false)
			.put("overall_state", "No Data")
			.put("created", "2026-01-01T00:00:00.000000+00:00");
		monitor.set("options", options);
		if (monitor.hasNonNull("message")) {
			monitor.put("message", monitor.path("message").asText().strip());
		}
		this.monitors.put(id, monitor);
		return StubAnswer.ok(monitor);
	}

	private String wrongMonitor(JsonNode monitor) {
		String query = monitor.path("query").asText();
		if (!monitor.hasNonNull("type") || query.isEmpty() || query.contains("not a query")) {
			return "The value provided for parameter 'query' is invalid";
		}
		Matcher slo = SLO_ID.matcher(query);
		if (monitor.path("type").asText().equals("slo alert")
				&& (!slo.find() || !this.slos.containsKey(slo.group(1)))) {
			return "The SLO of the query does not exist";
		}
		return "";
	}

	private StubAnswer deleteMonitor(String id) {
		this.monitors.remove(id);
		return StubAnswer.ok(DatadogStub.JSON.createObjectNode().put("deleted_monitor_id", Long.parseLong(id)));
	}

	/** As Datadog's list: without widgets. */
	private StubAnswer listDashboards(StubRequest request) {
		List<ObjectNode> found = this.dashboards.values()
			.stream()
			.map((dashboard) -> dashboard.deepCopy().without(List.of("widgets", "template_variables", "notify_list")))
			.map(ObjectNode.class::cast)
			.toList();
		ObjectNode answer = DatadogStub.JSON.createObjectNode();
		answer.set("dashboards", page(found, request.number("start", 0), request.number("count", 100)));
		return StubAnswer.ok(answer);
	}

	private StubAnswer putDashboard(String id, ObjectNode body) {
		if (!body.hasNonNull("title") || !body.path("widgets").isArray() || !body.hasNonNull("layout_type")) {
			return StubAnswer.error(400, "Invalid payload: title, widgets and layout_type are required");
		}
		ObjectNode dashboard = body.deepCopy();
		dashboard.put("id", id).put("url", "/dashboard/" + id).put("author_handle", "ci@example.com");
		dashboard.path("widgets").forEach((widget) -> ((ObjectNode) widget).put("id", (long) this.next++));
		this.dashboards.put(id, dashboard);
		return StubAnswer.ok(dashboard);
	}

	private StubAnswer deleteDashboard(String id) {
		this.dashboards.remove(id);
		return StubAnswer.ok(DatadogStub.JSON.createObjectNode().put("deleted_dashboard_id", id));
	}

	private static boolean hasTag(ObjectNode object, String tag) {
		for (JsonNode each : object.path("tags")) {
			if (each.asText().equals(tag)) {
				return true;
			}
		}
		return tag.isEmpty();
	}

	private static ArrayNode page(Collection<ObjectNode> objects, int offset, int limit) {
		ArrayNode page = DatadogStub.JSON.createArrayNode();
		objects.stream().skip(offset).limit(limit).forEach(page::add);
		return page;
	}

}
