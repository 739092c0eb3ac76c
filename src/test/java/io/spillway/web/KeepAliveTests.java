package io.spillway.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

import io.spillway.development.SpillwayTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class KeepAliveTests {

	/** Answered when the database has answered. */
	private static final String SLOW = "HEAD /AAAAAAAAAAAA HTTP/1.1\r\nHost: localhost\r\n\r\n";

	private static final String FAST = "HEAD /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";

	@LocalServerPort
	int port;

	@Test
	void connectionIsReadOnAfterRequestsThatCameTogether() throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(10_000);
			BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
			send(socket, SLOW + FAST);
			assertThat(status(answers)).isEqualTo("HTTP/1.1 404 Not Found");
			assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
			send(socket, FAST);
			assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
		}
	}

	private static void send(Socket socket, String requests) throws IOException {
		socket.getOutputStream().write(requests.getBytes(US_ASCII));
	}

	/** The status line of the next answer, which ends with its head. */
	private static @Nullable String status(BufferedReader answers) throws IOException {
		String status = answers.readLine();
		assertThat(answers.lines().takeWhile((line) -> !line.isEmpty())).isNotEmpty();
		return status;
	}

}
