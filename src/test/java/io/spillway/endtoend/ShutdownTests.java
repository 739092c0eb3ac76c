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
		Settings settings = Settings.of(TestDatabase.create()).with("spillway.drain-timeout", "PT0.2S");
		try (Spillway spillway = Spillway.start(settings); HalfSentRequest request = HalfSentRequest.of(spillway)) {
			spillway.terminate();
			Await.until("no new connections", Duration.ofSeconds(5), spillway::refusesConnections);
			String answer = request.complete();
			assertThat(answer).startsWith("HTTP/1.1 201 ").containsIgnoringCase("\r\nconnection: close\r\n");
			assertThat(spillway.awaitExit()).isEqualTo(TERMINATED);
			assertThat(spillway.refusesConnections()).isTrue();
		}
	}

	@Test
	void whoKeepsAConnectionIsAnsweredOnceMoreAndToldToLeave() throws IOException {
		Settings settings = Settings.of(TestDatabase.create()).with("spillway.drain-timeout", "PT20S");
		try (Spillway spillway = Spillway.start(settings);
				KeptConnection first = KeptConnection.of(spillway);
				KeptConnection second = KeptConnection.of(spillway)) {
			// No link that was made before: whoever made it would keep a connection too.
			String token = "000000000000";
			assertThat(first.click(token)).startsWith("HTTP/1.1 404 ").doesNotContainIgnoringCase("connection:");
			assertThat(second.click(token)).startsWith("HTTP/1.1 404 ");
			spillway.terminate();
			Await.until("a client is told to leave", Duration.ofSeconds(5),
					() -> first.click(token).contains("\r\nconnection: close\r\n"));
			assertThat(second.click(token)).startsWith("HTTP/1.1 404 ").contains("\r\nconnection: close\r\n");
			// Long before the time is up: nobody is left.
			assertThat(spillway.awaitExit()).isEqualTo(TERMINATED);
		}
	}

	@Test
	void aConnectionThatIsNotUsedHoldsAStopUpNoLongerThanAllowed() throws IOException {
		Settings settings = Settings.of(TestDatabase.create()).with("spillway.drain-timeout", "PT0.2S");
		try (Spillway spillway = Spillway.start(settings); KeptConnection idle = KeptConnection.of(spillway)) {
			assertThat(idle.click("a")).startsWith("HTTP/1.1 404 ");
			spillway.terminate();
			assertThat(idle.isEnded()).isTrue();
			assertThat(spillway.awaitExit()).isEqualTo(TERMINATED);
		}
	}

}
