package io.spillway.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Requests that are valid but for the field that a test is about. */
final class Requests {

	private static final String TARGET = "https://example.com/";

	private Requests() {
	}

	static CreateLink plain() {
		return new CreateLink(TARGET, null, null, null, null, null, null, null);
	}

	static CreateLink withKind(@Nullable String kind) {
		return new CreateLink(TARGET, kind, null, null, null, null, null, null);
	}

	static CreateLink expiringAt(String expiresAt) {
		return new CreateLink(TARGET, null, expiresAt, null, null, null, null, null);
	}

	static CreateLink withData(String json) {
		return new CreateLink(TARGET, null, null, read(json), null, null, null, null);
	}

	static CreateLink withLabel(String label) {
		return new CreateLink(TARGET, null, null, null, label, null, null, null);
	}

	static CreateLink withTargets(@Nullable String ios, @Nullable String android) {
		return new CreateLink(TARGET, null, null, null, null, null, new TargetsBody(ios, android), null);
	}

	private static JsonNode read(String json) {
		try {
			return new JsonMapper().readTree(json);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
