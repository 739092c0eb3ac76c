package io.spillway.web;

import java.io.IOException;

import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a connection lives that clicks come over. */
@SpillwayTest
class ClickConnectionTests {

	private static final int MANY = 200;

	private final int port;

	private final Api api;

	ClickConnectionTests(@LocalServerPort int port, @Autowired WebTestClient client) {
		this.port = port;
		this.api = new Api(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aConnectionCarriesManyClicks(String kind) throws IOException {
		String click = " /" + token(kind) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
		try (RawConnection connection = new RawConnection(this.port)) {
			for (int i = 0; i < MANY; i++) {
				assertThat(connection.send("GET" + click).answer().status()).isEqualTo(302);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void headIsAnsweredLikeGetWithoutABody(String kind) throws IOException {
		assertHeadIsLikeGet("/" + token(kind), 302);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/000000000000", "/a", "/aaaaaaaaaaaaaaaaaaaaaa",
			"/AaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA" })
	void headIsAnsweredLikeGetWhereThereIsNothing(String path) throws IOException {
		assertHeadIsLikeGet(path, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1\r\nHost: localhost\r\nConnection: close", "HTTP/1.0",
			"HTTP/1.0\r\nConnection: close", "HTTP/1.0\r\nConnection: keep-alive" })
	void whoWantsOneAnswerIsLeftAfterItAndSoAreOldClients(String rest) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send("GET /" + token("stored") + " " + rest + "\r\n\r\n");
			assertThat(connection.answer().status()).isEqualTo(302);
			assertThat(connection.isClosed()).isTrue();
		}
	}

	private void assertHeadIsLikeGet(String path, int status) throws IOException {
		String rest = " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
		try (RawConnection connection = new RawConnection(this.port)) {
			Answer get = connection.send("GET" + rest).answer();
			assertThat(get.status()).isEqualTo(status);
			assertThat(get.headers().getContentLength()).isEqualTo(get.body().length());
			Answer head = connection.send("HEAD" + rest).head();
			assertThat(head.status()).isEqualTo(status);
			assertThat(head.headers()).isEqualTo(get.headers());
			assertThat(connection.send("GET" + rest).answer()).isEqualTo(get);
		}
	}

	private String token(String kind) {
		return this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"%s\"}".formatted(kind));
	}

}
