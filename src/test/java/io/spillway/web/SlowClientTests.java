package io.spillway.web;

import java.io.IOException;
import java.time.Duration;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
@TestPropertySource(properties = { "spillway.head-timeout=PT1S", "spillway.request-timeout=PT1S" })
@ExtendWith(OutputCaptureExtension.class)
class SlowClientTests {

	private static final Duration A_WHILE = Duration.ofMillis(100);

	private static final String POST = "POST /v1/links HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
		.formatted(DevelopmentKeys.API_KEY) + "Content-Type: application/json\r\n";

	private final int port;

	SlowClientTests(@LocalServerPort int port) {
		this.port = port;
	}

	@ParameterizedTest
	@ValueSource(strings = { "G", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\n", "\r\n" })
	void halfAHeadIsNotWaitedFor(String half) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send(half).answer().status()).isEqualTo(408);
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@Test
	void aHeadThatComesByteByByteIsCutOff() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send("GET / HTTP/1.1\r\nX: ");
			while (connection.isQuietFor(A_WHILE)) {
				connection.send("a");
			}
			assertThat(connection.answer().status()).isEqualTo(408);
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 100\r\n\r\n{", "Content-Length: 100\r\n\r\n",
			"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n" })
	void halfABodyIsNotWaitedFor(String half, CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			assertTimeout(connection.send(POST + half).answer());
			assertThat(connection.isClosed()).isTrue();
		}
		assertThat(output).doesNotContain("A POST request failed", "An error came too late", "RequestTimeoutException");
	}

	@Test
	void aBodyThatComesByteByByteIsCutOff() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(POST + "Content-Length: 100\r\n\r\n{");
			while (connection.isQuietFor(A_WHILE)) {
				connection.send(" ");
			}
			assertTimeout(connection.answer());
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@Test
	void aConnectionMayRestBetweenRequests() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			String request = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
			assertThat(connection.send(request).answer().status()).isEqualTo(200);
			assertThat(connection.isQuietFor(Duration.ofMillis(1500))).isTrue();
			assertThat(connection.send(request).answer().status()).isEqualTo(200);
		}
	}

	private static void assertTimeout(Answer answer) {
		assertThat(answer.status()).isEqualTo(408);
		assertThat(answer.headers().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer.body()).isEqualTo("{\"type\":\"urn:spillway:problem:request-timeout\","
				+ "\"title\":\"The request took too long to arrive\",\"status\":408}");
	}

}
