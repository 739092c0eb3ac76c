package io.spillway.datadog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.datadog.api.client.ApiClient;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;

/** Datadog's client, with limits. */
final class RetryingClient extends ApiClient {

	private static final String RESET = "x-ratelimit-reset";

	RetryingClient(Retries retries) {
		setRetry(retries);
		ClientConfig config = getDefaultClientConfig();
		config.register(retries);
		// Another host is not to get the keys.
		config.property(ClientProperties.FOLLOW_REDIRECTS, false);
		setClientConfig(config);
		setHttpClient(buildHttpClient());
	}

	/** The client looks for this header in lower case, and fails if it has no number. */
	@Override
	protected Map<String, List<String>> buildResponseHeaders(Response response) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(super.buildResponseHeaders(response));
		List<String> reset = headers.get(RESET);
		if (reset != null && !reset.getFirst().matches("[0-9]{1,9}")) {
			headers.remove(RESET);
		}
		return headers;
	}

}
