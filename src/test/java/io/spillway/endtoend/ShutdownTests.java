package io.spillway.endtoend;

import java.io.IOException;
import java.time.Duration;

import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShutdownTests {

	/**
	 * What a shell says of a process that SIGTERM ended, and what the JVM and the binary
	 * say.
	 */
	private static final int TERMINATED = 143;

	@Test
	void aRequestUnderWayIsAnsweredBeforeTheServiceEnds() throws IOException {
		try (Spillway spillway = Spillway.start(Settings.of(TestDatabase.create()));
				HalfSentRequest request = HalfSentRequest.of(spillway)) {
			spillway.terminate();
			Await.until("no new connections", Duration.ofSeconds(5), spillway::refusesConnections);
			String answer = request.complete();
			assertThat(answer).startsWith("HTTP/1.1 201 ").containsIgnoringCase("\r\nconnection: close\r\n");
			assertThat(spillway.awaitExit()).isEqualTo(TERMINATED);
			assertThat(spillway.refusesConnections()).isTrue();
		}
	}

}
