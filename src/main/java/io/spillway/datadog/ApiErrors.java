package io.spillway.datadog;

import java.util.ArrayList;
import java.util.List;

import com.datadog.api.client.ApiException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Says in words what the API answers instead of doing what it was asked for. */
final class ApiErrors {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private static final int LONGEST = 500;

	private ApiErrors() {
	}

	static String describe(ApiException ex) {
		String message = message(ex.getResponseBody());
		return status(ex.getCode()) + (message.isEmpty() ? "" : ": " + message);
	}

	/** The first cause in words. */
	static String root(Throwable thrown) {
		Throwable root = thrown;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return line(root.getClass().getSimpleName() + ((root.getMessage() != null) ? " " + root.getMessage() : ""));
	}

	private static String status(int code) {
		return switch (code) {
			case 0 -> "the answer cannot be read";
			case 401, 403 -> code + ", not allowed (are the keys of this site, and may they do that?)";
			case 404 -> "404, not there";
			case 429 -> "429, too many requests";
			default -> (code >= 500) ? code + ", Datadog failed" : code + ", refused";
		};
	}

	private static String message(@Nullable String body) {
		if (body == null || body.isBlank()) {
			return "";
		}
		try {
			JsonNode json = MAPPER.readTree(body);
			return line(String.join("; ", texts(json)));
		}
		catch (JsonProcessingException ex) {
			// Something between here and there answered, with a page of its own.
			return "";
		}
	}

	private static List<String> texts(JsonNode body) {
		List<String> texts = new ArrayList<>();
		for (JsonNode error : body.path("errors")) {
			texts.add(error.isTextual() ? error.asText() : error.path("detail").asText(error.path("title").asText()));
		}
		if (body.path("error").isTextual()) {
			texts.add(body.path("error").asText());
		}
		return texts;
	}

	private static String line(String text) {
		String line = text.strip().replaceAll("\\s+", " ");
		return (line.length() <= LONGEST) ? line : line.substring(0, LONGEST) + "...";
	}

}
