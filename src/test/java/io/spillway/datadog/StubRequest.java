package io.spillway.datadog;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/** A request to the stub. */
record StubRequest(String method, String path, Map<String, String> query, Headers headers, JsonNode body) {

	static StubRequest of(HttpExchange exchange) throws IOException {
		byte[] bytes = exchange.getRequestBody().readAllBytes();
		JsonNode body = (bytes.length == 0) ? MissingNode.getInstance() : DatadogStub.JSON.readTree(bytes);
		return new StubRequest(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
				query(exchange.getRequestURI().getRawQuery()), exchange.getRequestHeaders(), body);
	}

	private static Map<String, String> query(@Nullable String raw) {
		Map<String, String> query = new HashMap<>();
		if (raw != null) {
			for (String pair : raw.split("&", -1)) {
				String[] parts = pair.split("=", 2);
				query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
			}
		}
		return query;
	}

	boolean hasKeys(String apiKey, @Nullable String appKey) {
		return apiKey.equals(this.headers.getFirst("DD-API-KEY"))
				&& (appKey == null || appKey.equals(this.headers.getFirst("DD-APPLICATION-KEY")));
	}

	/** A number of the query. */
	int number(String name, int otherwise) {
		String value = this.query.get(name);
		return (value != null) ? Integer.parseInt(value) : otherwise;
	}

	/** The last part of the path. */
	String id() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

}
