package io.spillway.web;

import java.io.IOException;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A stop begins, and every connection ends with its next answer. */
@SpillwayTest
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
class DrainingTests {

	@Test
	void everyAnswerEndsItsConnection(@LocalServerPort int port, @Autowired WebTestClient client,
			@Autowired Draining draining) throws IOException {
		Api api = new Api(client);
		String stored = "GET /" + api.token("{\"target\": \"https://example.com/\"}");
		String sealed = "GET /" + api.token("{\"target\": \"https://example.com/\", \"kind\": \"sealed\"}");
		String[] requests = { stored, sealed, "GET /000000000000", "GET /a", "POST /a", "OPTIONS /a", "GET /robots.txt",
				"GET /v1/links/a" };
		RawConnection[] connections = new RawConnection[requests.length];
		for (int i = 0; i < requests.length; i++) {
			connections[i] = new RawConnection(port);
			Answer before = exchange(connections[i], requests[i]);
			assertThat(before.headers().getConnection()).as(requests[i]).isEmpty();
		}
		draining.stop();
		for (int i = 0; i < requests.length; i++) {
			try (RawConnection connection = connections[i]) {
				Answer after = exchange(connection, requests[i]);
				assertThat(after.headers().getConnection()).as(requests[i]).containsExactly("close");
				assertThat(connection.isClosed()).isTrue();
			}
		}
	}

	@Test
	void aLinkThatWasAskedForBeforeTheStopEndsItsConnection(@LocalServerPort int port, @Autowired Draining draining)
			throws IOException {
		String body = "{\"target\": \"https://example.com/\"}";
		String post = "POST /v1/links HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
			.formatted(DevelopmentKeys.API_KEY, body.length());
		try (RawConnection connection = new RawConnection(port)) {
			connection.send("OPTIONS /a HTTP/1.1\r\nHost: localhost\r\n\r\n" + post);
			assertThat(connection.answer().headers().getConnection()).isEmpty();
			draining.stop();
			Answer created = connection.send(body).answer();
			assertThat(created.status()).isEqualTo(201);
			assertThat(created.headers().getConnection()).containsExactly("close");
			assertThat(connection.isClosed()).isTrue();
		}
	}

	private static Answer exchange(RawConnection connection, String request) throws IOException {
		return connection.send(request + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
	}

}
