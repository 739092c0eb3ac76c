package io.spillway.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.spillway.development.SpillwayTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The replica that revokes a link knows so on all of its event loops. */
@SpillwayTest
class RevokedClickTests {

	private static final int CONNECTIONS = 8;

	private final int port;

	private final Api api;

	RevokedClickTests(@LocalServerPort int port, @Autowired WebTestClient client) {
		this.port = port;
		this.api = new Api(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void noConnectionLeadsToARevokedLink(String kind) throws IOException {
		String token = this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"%s\"}".formatted(kind));
		List<RawConnection> connections = new ArrayList<>();
		for (int i = 0; i < CONNECTIONS; i++) {
			connections.add(new RawConnection(this.port));
		}
		assertClicksAnswered(connections, token, 302);
		assertClicksAnswered(connections, token, 302);
		this.api.revoke(token).expectStatus().isNoContent();
		assertClicksAnswered(connections, token, 410);
		for (RawConnection connection : connections) {
			connection.close();
		}
	}

	private static void assertClicksAnswered(List<RawConnection> connections, String token, int status)
			throws IOException {
		for (RawConnection connection : connections) {
			connection.send("GET /" + token + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(connection.answer().status()).isEqualTo(status);
		}
	}

}
