package io.spillway.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Requests to a server.
 *
 * @param root where it is
 * @param headers what every request is sent with
 */
record Http(URI root, Map<String, String> headers) {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.NEVER)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	Http(int port) {
		this(URI.create("http://127.0.0.1:" + port), Map.of());
	}

	Http with(String header, String value) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.put(header, value);
		return new Http(this.root, all);
	}

	Http withApiKey(String apiKey) {
		return with("Authorization", "Bearer " + apiKey);
	}

	HttpResponse<String> get(String path) {
		return send("GET", path, BodyPublishers.noBody());
	}

	HttpResponse<String> head(String path) {
		return send("HEAD", path, BodyPublishers.noBody());
	}

	HttpResponse<String> delete(String path) {
		return send("DELETE", path, BodyPublishers.noBody());
	}

	HttpResponse<String> post(String path, String json) {
		return with("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(json));
	}

	HttpResponse<String> put(String path) {
		return send("PUT", path, BodyPublishers.noBody());
	}

	/** Changes something by a JSON merge patch. */
	HttpResponse<String> patch(String path, String json) {
		return with("Content-Type", "application/merge-patch+json").send("PATCH", path, BodyPublishers.ofString(json));
	}

	private HttpResponse<String> send(String method, String path, BodyPublisher body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.root.resolve(path))
			.timeout(Duration.ofSeconds(20))
			.method(method, body);
		this.headers.forEach(request::header);
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode json(HttpResponse<String> response) {
		try {
			return JSON.readTree(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

}
