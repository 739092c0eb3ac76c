package io.spillway;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** The files that the native binary needs beside its code. */
class ResourceHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("openapi.yaml")
			.registerPattern("db/migration/*.sql")
			.registerPattern("console/*")
			.registerPattern("META-INF/build-info.properties")
			// It is read when the binary is built: for the licence that is in it.
			.registerPattern("io/spillway/useragent/crawlers.txt")
			// Without them Logback warns at each start that it does not know its version.
			.registerPattern("ch/qos/logback/core/logback-core-version.properties")
			.registerPattern("ch/qos/logback/classic/logback-classic-version.properties");
	}

}
