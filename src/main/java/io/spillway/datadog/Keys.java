package io.spillway.datadog;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The keys of Datadog's API, from the environment. */
final class Keys {

	private static final String API_KEY = "DD_API_KEY";

	private static final String APP_KEY = "DD_APP_KEY";

	/** What a header can carry; Datadog's own are hexadecimal, or begin with ddapp_. */
	private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,256}");

	/** By the names of the client's authentications. */
	private final Map<String, String> keys = new TreeMap<>();

	private Keys() {
	}

	/** Reads what sends: events, deployments and metrics. */
	static Keys toSend(Surroundings surroundings) {
		Keys keys = new Keys();
		keys.read("apiKeyAuth", API_KEY, surroundings);
		return keys;
	}

	/** Reads what everything else needs. */
	static Keys all(Surroundings surroundings) {
		Keys keys = toSend(surroundings);
		keys.read("appKeyAuth", APP_KEY, surroundings);
		return keys;
	}

	private void read(String authentication, String variable, Surroundings surroundings) {
		String key = surroundings.variable(variable);
		if (key.isEmpty()) {
			throw new FailureException(variable + " is not set: Datadog needs a key");
		}
		if (!VALID.matcher(key).matches()) {
			throw new FailureException(variable + " is no key: it has other characters than letters, digits, - and _");
		}
		this.keys.put(authentication, key);
	}

	Map<String, String> byAuthentication() {
		return this.keys;
	}

	/** Takes the keys out of a text of the other side, that may repeat what was sent. */
	String redact(String text) {
		String redacted = text;
		for (String key : this.keys.values()) {
			redacted = redacted.replace(key, "***");
		}
		return redacted;
	}

	@Override
	public String toString() {
		return "Keys[...]";
	}

}
