package io.spillway.web;

import java.io.IOException;

import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class ServerLimitTests {

	private final int port;

	private final Api api;

	ServerLimitTests(@LocalServerPort int port, @Autowired WebTestClient client) {
		this.port = port;
		this.api = new Api(client);
	}

	@Test
	void aRequestLineMayHave8192Bytes() throws IOException {
		int rest = 8192 - "GET / HTTP/1.1".length();
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send(get("/" + "a".repeat(rest))).answer().status()).isEqualTo(404);
			assertThat(connection.send(get("/" + "a".repeat(rest + 1))).answer().status()).isEqualTo(414);
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@Test
	void headersMayHave16KilobytesTogether() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send(withHeader("a".repeat(16_300))).answer().status()).isEqualTo(404);
			assertThat(connection.send(withHeader("a".repeat(16_384))).answer().status()).isEqualTo(431);
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@Test
	void manySmallHeadersCountLikeALargeOne() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			String head = "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(5000) + "\r\n";
			assertThat(connection.send(head).answer().status()).isEqualTo(431);
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@Test
	void aConnectionCarriesManyRequests() throws IOException {
		String token = this.api.token("{\"target\": \"https://example.com/\"}");
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send(get("/" + token)).answer().status()).isEqualTo(302);
			assertThat(connection.send(get("/robots.txt")).answer().status()).isEqualTo(200);
			assertThat(connection.send(get("/")).answer().status()).isEqualTo(404);
			assertThat(connection.send(get("/" + token)).answer().status()).isEqualTo(302);
		}
	}

	@Test
	void requestsThatDoNotWaitAreAnsweredInOrder() throws IOException {
		String token = this.api.token("{\"target\": \"https://example.com/\"}");
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(get("/" + token) + get("/robots.txt") + get("/unknown") + get("/" + token));
			assertThat(connection.answer().status()).isEqualTo(302);
			assertThat(connection.answer().body()).startsWith("User-agent");
			assertThat(connection.answer().status()).isEqualTo(404);
			assertThat(connection.answer().headers().getFirst("Location")).isEqualTo("https://example.com/");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/robots.txt", "/unknown", "/v1/links/unknown" })
	void headIsAnsweredLikeGetWithoutABody(String path) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			Answer get = connection.send(get(path)).answer();
			Answer head = connection.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").head();
			assertThat(head.status()).isEqualTo(get.status());
			assertThat(head.headers()).isEqualTo(get.headers());
			assertThat(connection.send(get(path)).answer()).isEqualTo(get);
		}
	}

	@Test
	void aClientThatAsksForItIsLeftAfterTheAnswer() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
			assertThat(connection.answer().status()).isEqualTo(200);
			assertThat(connection.isClosed()).isTrue();
		}
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send("GET /robots.txt HTTP/1.0\r\n\r\n").answer().status()).isEqualTo(200);
			assertThat(connection.isClosed()).isTrue();
		}
	}

	private static String withHeader(String value) {
		return "GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: " + value + "\r\n\r\n";
	}

	private static String get(String target) {
		return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
	}

}
