package io.spillway.datadog;

import java.util.regex.Pattern;

/** How environments may be called. */
final class EnvironmentName {

	private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{0,62}");

	private EnvironmentName() {
	}

	static boolean isValid(String name) {
		return VALID.matcher(name).matches();
	}

}
