package io.spillway.link;

import java.time.Instant;

import io.spillway.token.LinkPayload;

/** What links of tests say. */
final class Payloads {

	static final Instant CREATED = Instant.parse("2026-03-01T12:00:00.123Z");

	private Payloads() {
	}

	static LinkPayload to(String target) {
		return new LinkPayload(CREATED, null, target, null, null, false);
	}

	static LinkPayload full() {
		return new LinkPayload(CREATED, CREATED.plusSeconds(3600), "https://target.example/봄?q=1", "{\"order\":67890}",
				"label of mine", true);
	}

}
