package io.spillway.web;

import java.io.IOException;

import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that nobody reads are no requests, and do not hold up those behind them. */
@SpillwayTest
class ClickBodyTests {

	/** What would be answered, were it taken for a request. */
	private static final String BODY = "GET /openapi.yaml HTTP/1.1\r\n\r\n";

	private static final String[] FRAMINGS = { "Content-Length: %d\r\n\r\n%s",
			"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" };

	@LocalServerPort
	int port;

	private String token;

	@BeforeEach
	void create(@Autowired WebTestClient client) {
		this.token = new Api(client).token("{\"target\": \"https://example.com/\"}");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 40, 4000 })
	void aClickMayHaveABody(int repeated) throws IOException {
		for (String framing : FRAMINGS) {
			try (RawConnection connection = new RawConnection(this.port)) {
				for (int i = 0; i < 3; i++) {
					assertFound(connection.send(request("GET", framing, BODY.repeat(repeated))).answer());
				}
				assertFound(connection.send(request("GET", "\r\n", "")).answer());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH", "PROPFIND", "X", "get", "TRACE" })
	void aMethodThatIsNotAllowedLeavesTheConnectionInOrder(String method) throws IOException {
		for (String framing : FRAMINGS) {
			try (RawConnection connection = new RawConnection(this.port)) {
				connection.send(request(method, framing, BODY.repeat(100)) + request("GET", "\r\n", ""));
				assertNotAllowed(connection.answer());
				assertFound(connection.answer());
				assertNotAllowed(connection.send(request(method, framing, BODY)).answer());
				assertFound(connection.send(request("GET", "\r\n", "")).answer());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPTIONS" })
	void whoAsksForTheMethodsMaySendABodyToo(String method) throws IOException {
		for (String framing : FRAMINGS) {
			try (RawConnection connection = new RawConnection(this.port)) {
				Answer answer = connection.send(request(method, framing, BODY)).answer();
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.headers().getFirst("Allow")).isEqualTo("GET,HEAD,OPTIONS");
				assertFound(connection.send(request("GET", "\r\n", "")).answer());
			}
		}
	}

	private String request(String method, String framing, String body) {
		return "%s /%s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, this.token)
				+ framing.formatted(body.length(), body);
	}

	private static void assertNotAllowed(Answer answer) {
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.headers().getFirst("Allow")).isEqualTo("GET, HEAD");
		assertThat(answer.body()).contains("urn:spillway:problem:method-not-allowed");
	}

	private static void assertFound(Answer answer) {
		assertThat(answer.status()).isEqualTo(302);
		assertThat(answer.headers().getFirst("Location")).isEqualTo("https://example.com/");
	}

}
