package io.spillway.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class OddRequestTests {

	private final int port;

	private final Api api;

	OddRequestTests(@LocalServerPort int port, @Autowired WebTestClient client) {
		this.port = port;
		this.api = new Api(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%00", "/\0", "/\u0001", "/%zz", "/%", "/abc%2Fdef", "/%2e%2e/v1/links", "/..", "//",
			"//a", "/a;b=c", "/a|b", "/a{b}", "/a[b", "/\\", "/^", "/\u00ff\u00fe", "/%ff", "/?", "/a?%zz", "?", "*",
			"a", "://", "http://other.example", "http://other.example/a", "http://[::1", "http://u:p@other.example/a",
			"/a#b#c", "/#" })
	void anOddTargetIsNotFound(String target) throws IOException {
		Answer answer = exchange("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.headers().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer.body()).isEqualTo(
				"{\"type\":\"urn:spillway:problem:not-found\",\"title\":\"There is nothing here\",\"status\":404}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?", "?a={b}|c", "?여름=%zz", "?a[]=b", "?\"<>\\^`", "?\u0001\u007f\u00ff", "#a", "?a#b#c",
			"?%0d%0a", "?a=b?c&&d" })
	void anOddQueryLosesNoClick(String query) throws IOException {
		String path = "/" + token() + new String(query.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		assertFound(exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
		assertFound(exchange("GET http://other.example" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "X: y", "Host: ", "Host: a b", "Host: a/b", "Host: a?b", "Host: a#b", "Host: %zz",
			"Host: x:99999", "Host: \u00ed\u0095\u009c", "Host: a\r\nHost: b", "Accept: s", "Accept: ;;;",
			"Accept: text/html;q=x", "Accept-Language: %%%", "Content-Type: s", "Content-Length: 0",
			"Origin: http://other.example", "Origin: ::", "Range: bytes=x", "If-None-Match: \"", "If-Modified-Since: x",
			"Expect: x", "Upgrade: websocket", "User-Agent: \u00ed\u0095\u009c", "Referer: \u00ed\u0095\u009c",
			"Cookie: ;;=\u00ff", "X-Forwarded-Proto: ::", "Accept: \u00ed\u0095\u009c",
			"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA" })
	void anOddHeaderLosesNoClick(String header) throws IOException {
		assertFound(exchange("GET /" + token() + " HTTP/1.1\r\n" + header + "\r\n\r\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /a b HTTP/1.1\r\n\r\n", "GET /a\r\n\r\n", "GET /a HTTP/2.0\r\n\r\n",
			"GET /a X\r\n\r\n", "X\r\n\r\n", "\u0016\u0003\u0001\u0000\r\n\r\n", "GET /a HTTP/1.1\r\nX Y: z\r\n\r\n",
			"GET /a HTTP/1.1\r\n: z\r\n\r\n", "GET /a HTTP/1.1\r\nX\r\n\r\n", "GET /a HTTP/1.1\r\nX: \0\r\n\r\n",
			"GET /a HTTP/1.1\r\nHost: :::\r\n\r\n", "GET /a HTTP/1.1\r\nHost: x:y\r\n\r\n",
			"GET /a HTTP/1.1\r\nContent-Length: x\r\n\r\n", "GET /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
			"GET /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
			"GET /a HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
			"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" })
	void whatIsNoHttpIsRefusedAndTheConnectionClosed(String request) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			Answer answer = connection.send(request).answer();
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.body()).isEmpty();
			assertThat(connection.isClosed()).isTrue();
		}
	}

	private Answer exchange(String request) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			return connection.send(request).answer();
		}
	}

	private String token() {
		return this.api.token("{\"target\": \"https://example.com/?여름#a\"}");
	}

	private static void assertFound(Answer answer) {
		assertThat(answer.status()).isEqualTo(302);
		assertThat(answer.headers().getFirst("Location")).isEqualTo("https://example.com/?%EC%97%AC%EB%A6%84#a");
	}

}
