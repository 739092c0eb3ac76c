package io.spillway.datadog;

import java.time.Duration;
import java.util.HashMap;

import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ApiException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.ProcessingException;
import org.jspecify.annotations.Nullable;

/** Datadog's API with the operator's keys; what goes wrong is said in one line. */
final class DatadogApi {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

	private final ApiClient client;

	private final Keys keys;

	DatadogApi(Server server, Keys keys, Pause pause) {
		this.keys = keys;
		this.client = new RetryingClient(new Retries(pause));
		this.client.setServerIndex(server.index());
		this.client.setServerVariables(server.variables());
		this.client.configureApiKeys(new HashMap<>(keys.byAuthentication()));
		this.client.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
		this.client.setReadTimeout((int) READ_TIMEOUT.toMillis());
	}

	/** For the client's classes that each have a part of the API. */
	ApiClient client() {
		return this.client;
	}

	/**
	 * Asks the API.
	 * @param <T> what it answers
	 * @param what what is asked for, as the error is to name it
	 * @param call the call
	 * @return the answer
	 * @throws ApiFailureException if it refuses, or cannot be reached
	 */
	<T> T ask(String what, Call<T> call) {
		try {
			return call.run();
		}
		catch (ApiException ex) {
			throw failure(ex.getCode(), what + ": " + ApiErrors.describe(ex), ex);
		}
		catch (ProcessingException ex) {
			throw failure(ApiFailureException.NO_ANSWER,
					"%s: no answer from %s: %s".formatted(what, this.client.getBasePath(), ApiErrors.root(ex)), ex);
		}
	}

	private ApiFailureException failure(int status, String message, Exception cause) {
		return new ApiFailureException(status, this.keys.redact(message), cause);
	}

	/**
	 * Takes what an answer has to have, but its model may lack.
	 * @param <T> what it is
	 * @param what what was asked for
	 * @param value the value
	 * @throws FailureException if it is missing
	 */
	static <T> T required(String what, @Nullable T value) {
		if (value == null) {
			throw new FailureException(what + ": Datadog's answer lacks what it should have");
		}
		return value;
	}

	/** Makes a model of the client. */
	<T> T model(ObjectNode tree, Class<T> type) {
		try {
			return mapper().treeToValue(tree, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Makes JSON of a model. */
	ObjectNode tree(Object model) {
		return mapper().valueToTree(model);
	}

	private ObjectMapper mapper() {
		return this.client.getJSON().getMapper();
	}

	/**
	 * A call of the API.
	 *
	 * @param <T> what it answers
	 */
	interface Call<T> {

		T run() throws ApiException;

	}

}
