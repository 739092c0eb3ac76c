package io.spillway.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that do not wait for the answer to the one before. */
@SpillwayTest
class PipelinedClickTests {

	private final int port;

	private final Api api;

	PipelinedClickTests(@LocalServerPort int port, @Autowired WebTestClient client) {
		this.port = port;
		this.api = new Api(client);
	}

	/** A sealed link is known at once, a stored one when the database has answered. */
	@Test
	void answersComeInTheOrderOfTheClicks() throws IOException {
		List<String> kinds = List.of("stored", "sealed", "stored", "stored", "sealed", "sealed", "stored");
		StringBuilder packet = new StringBuilder();
		for (int i = 0; i < kinds.size(); i++) {
			packet.append(click(token(kinds.get(i), i)));
		}
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(packet.toString());
			List<String> locations = new ArrayList<>();
			for (int i = 0; i < kinds.size(); i++) {
				locations.add(connection.answer().headers().getFirst("Location"));
			}
			assertThat(locations).containsExactly(target(0), target(1), target(2), target(3), target(4), target(5),
					target(6));
			assertThat(connection.send(click(token("stored", 7))).answer().headers().getFirst("Location"))
				.isEqualTo(target(7));
		}
	}

	@Test
	void theSameLinkManyTimesIsAnsweredAsOften() throws IOException {
		String click = click(token("stored", 1));
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(click.repeat(20));
			for (int i = 0; i < 20; i++) {
				assertThat(connection.answer().headers().getFirst("Location")).isEqualTo(target(1));
			}
		}
	}

	@Test
	void aClickMayFollowACallOfTheApi() throws IOException {
		String body = "{\"target\": \"%s\"}".formatted(target(9));
		String call = """
				POST /v1/links HTTP/1.1\r
				Host: localhost\r
				Authorization: Bearer %s\r
				Content-Type: application/json\r
				Content-Length: %d\r
				\r
				%s""".formatted(DevelopmentKeys.API_KEY, body.getBytes(StandardCharsets.UTF_8).length, body);
		String stored = click(token("stored", 1));
		String sealed = click(token("sealed", 2));
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(call + stored + call + sealed + sealed);
			Answer made = connection.answer();
			assertThat(made.status()).isEqualTo(201);
			assertThat(made.body()).contains(target(9));
			assertThat(connection.answer().headers().getFirst("Location")).isEqualTo(target(1));
			assertThat(connection.answer().status()).isEqualTo(201);
			assertThat(connection.answer().headers().getFirst("Location")).isEqualTo(target(2));
			assertThat(connection.answer().headers().getFirst("Location")).isEqualTo(target(2));
		}
	}

	private String token(String kind, int number) {
		return this.api.token("{\"target\": \"%s\", \"kind\": \"%s\"}".formatted(target(number), kind));
	}

	private static String target(int number) {
		return "https://example.com/" + number;
	}

	private static String click(String token) {
		return "GET /" + token + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
	}

}
