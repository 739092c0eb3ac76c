package io.spillway.datadog;

import com.datadog.api.client.JSON;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine.Option;

/** Whether what would be sent is only to be looked at. */
final class DryRunOption {

	private static final ObjectMapper MAPPER = new JSON().getMapper();

	@Option(names = "--dry-run", description = "Print what would be sent, as JSON, and send nothing: needs no key.")
	private boolean set;

	boolean isSet() {
		return this.set;
	}

	/**
	 * What would be sent, in a line.
	 * @param what what it is called
	 * @param model a model of the API's client
	 */
	static String line(String what, Object model) {
		JsonNode json = MAPPER.valueToTree(model);
		return what + ": " + json;
	}

}
