package io.spillway.web;

import java.io.IOException;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers that ask before they send a body (RFC 9110, section 10.1.1). */
@SpillwayTest
class ExpectationTests {

	private static final String BODY = "{\"target\": \"https://example.com/\"}";

	@LocalServerPort
	int port;

	@Test
	void whoMaySendABodyIsTold() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send(head(DevelopmentKeys.API_KEY)).head().status()).isEqualTo(100);
			Answer answer = connection.send(BODY).answer();
			assertThat(answer.status()).isEqualTo(201);
			String location = String.valueOf(answer.headers().getFirst("Location"));
			assertThat(location).contains("/v1/links/");
			String path = location.substring(location.lastIndexOf('/'));
			assertThat(connection.send("GET " + path + " HTTP/1.1\r\n\r\n").answer().status()).isEqualTo(302);
		}
	}

	@Test
	void whoMayNotIsRefusedWithoutABody() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send(head("sw_wrong")).answer().status()).isEqualTo(401);
		}
	}

	private static String head(String apiKey) {
		return """
				POST /v1/links HTTP/1.1\r
				Host: localhost\r
				Authorization: Bearer %s\r
				Content-Type: application/json\r
				Content-Length: %d\r
				Expect: 100-continue\r
				\r
				""".formatted(apiKey, BODY.length());
	}

}
