package io.spillway.startup;

import java.util.Map;

/**
 * How much memory and how many threads Netty takes before anybody asks for them. Set
 * before its classes are used, for they read it once; a system property of the caller's
 * has precedence.
 */
public final class ProcessDefaults {

	private static final Map<String, String> PROPERTIES = Map.of(
			// Chunks of 64 KiB, not of 4 MiB, of which each event loop takes at least
			// one.
			"io.netty.allocator.maxOrder", "3",
			// An arena for each event loop.
			"io.netty.allocator.numDirectArenas", String.valueOf(Runtime.getRuntime().availableProcessors()),
			// Requests and answers are small, and arrays are not used for them.
			"io.netty.allocator.numHeapArenas", "1",
			// Objects kept for reuse, for each type and thread.
			"io.netty.recycler.maxCapacityPerThread", "256",
			// For the management port alone, which so answers while the service is
			// overloaded.
			"reactor.netty.ioWorkerCount", "1");

	private ProcessDefaults() {
	}

	/** Sets what is not set. */
	public static void apply() {
		PROPERTIES.forEach((name, value) -> {
			if (System.getProperty(name) == null) {
				System.setProperty(name, value);
			}
		});
	}

}
