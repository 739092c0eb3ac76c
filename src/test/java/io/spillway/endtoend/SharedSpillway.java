package io.spillway.endtoend;

import io.spillway.development.TestDatabase;

/**
 * A service for all tests that only talk to it: started when first used, ended with the
 * tests.
 */
final class SharedSpillway {

	private static final Spillway RUNNING = Spillway.start(Settings.of(TestDatabase.create()));

	private SharedSpillway() {
	}

	static Spillway get() {
		return RUNNING;
	}

}
