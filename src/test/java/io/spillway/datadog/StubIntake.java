package io.spillway.datadog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What the stub was told, and what it answers to queries of metrics. */
final class StubIntake {

	private static final Set<String> PATHS = Set.of("/api/v1/events", "/api/v2/series", "/api/v2/dora/deployment");

	private final List<JsonNode> events = new ArrayList<>();

	private final List<JsonNode> series = new ArrayList<>();

	private final List<JsonNode> deployments = new ArrayList<>();

	private final Map<String, List<@Nullable Double>> points = new HashMap<>();

	private final List<Map<String, String>> queries = new ArrayList<>();

	List<JsonNode> events() {
		return this.events;
	}

	List<JsonNode> series() {
		return this.series;
	}

	List<JsonNode> deployments() {
		return this.deployments;
	}

	List<Map<String, String>> queries() {
		return this.queries;
	}

	/** What a query is answered; others have no data. */
	void put(String query, @Nullable Double... values) {
		this.points.put(query, Arrays.asList(values));
	}

	/** Whether a path takes what is sent with the API key alone. */
	boolean isIntake(StubRequest request) {
		return PATHS.contains(request.path());
	}

	StubAnswer answer(StubRequest request) {
		ObjectNode answer = DatadogStub.JSON.createObjectNode();
		return switch (request.path()) {
			case "/api/v1/events" -> {
				this.events.add(request.body());
				answer.put("status", "ok").putObject("event").put("id", 1L).put("title", "a title");
				yield StubAnswer.accepted(answer);
			}
			case "/api/v2/series" -> {
				this.series.add(request.body());
				answer.putArray("errors");
				yield StubAnswer.accepted(answer);
			}
			case "/api/v2/dora/deployment" -> {
				this.deployments.add(request.body());
				answer.putObject("data").put("id", "4242fcdd31586083").put("type", "dora_deployment");
				yield StubAnswer.accepted(answer);
			}
			default -> StubAnswer.ok(query(request, answer));
		};
	}

	private ObjectNode query(StubRequest request, ObjectNode answer) {
		this.queries.add(request.query());
		String query = request.query().getOrDefault("query", "");
		answer.put("status", "ok").put("res_type", "time_series").put("query", query).put("message", "");
		ArrayNode series = answer.putArray("series");
		if (query.contains("nonsense")) {
			return answer.put("status", "error").put("error", "Rule 'scope_expr' didn't match");
		}
		List<@Nullable Double> values = this.points.get(query);
		if (values != null) {
			ArrayNode pointlist = series.addObject().put("metric", "a.metric").putArray("pointlist");
			values.forEach((value) -> pointlist.addArray().add(1_700_000_000_000.0).add(value));
		}
		return answer;
	}

}
