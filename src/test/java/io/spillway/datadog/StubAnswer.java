package io.spillway.datadog;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer of the stub. */
record StubAnswer(int status, String body, Map<String, String> headers) {

	static StubAnswer ok(JsonNode body) {
		return new StubAnswer(200, body.toString(), Map.of());
	}

	static StubAnswer accepted(JsonNode body) {
		return new StubAnswer(202, body.toString(), Map.of());
	}

	static StubAnswer error(int status, String message) {
		ObjectNode body = DatadogStub.JSON.createObjectNode();
		body.putArray("errors").add(message);
		return new StubAnswer(status, body.toString(), Map.of());
	}

	StubAnswer with(Map<String, String> more) {
		return new StubAnswer(this.status, this.body, more);
	}

}
