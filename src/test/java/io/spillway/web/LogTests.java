package io.spillway.web;

import java.io.IOException;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
@ExtendWith(OutputCaptureExtension.class)
class LogTests {

	private static final String POST = "POST /v1/links?S3CRET HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
		.formatted(DevelopmentKeys.API_KEY) + "Content-Type: application/json\r\n";

	/** What the path, and those who would log an error, leave in a log. */
	private static final String[] NOISE = { "S3CRET", "/v1/links", "ProblemWriter", "HttpWebHandlerAdapter",
			"onErrorDropped" };

	private final int port;

	LogTests(@LocalServerPort int port) {
		this.port = port;
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /S3CRET HTTP/1.1\r\nHost: S3CRET:S3CRET\r\n\r\n",
			"GET /S3CRET HTTP/1.1\r\nX Y: S3CRET\r\n\r\n", "GET /S3CRET S3CRET S3CRET\r\n\r\n",
			"GET /a HTTP/1.1\r\nContent-Length: S3CRET\r\n\r\n" })
	void aRequestThatCannotBeReadIsLoggedWithoutAnyOfIt(String request, CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(request).answer();
		}
		assertThat(output).contains("Decoding failed").doesNotContain("S3CRET");
	}

	@Test
	void aWrongChunkIsLoggedInOneLine(CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(POST + "Transfer-Encoding: chunked\r\n\r\nS3CRET\r\n");
			assertThat(connection.answer().status()).isEqualTo(400);
			assertThat(connection.isClosed()).isTrue();
		}
		assertThat(output).contains("Decoding failed").doesNotContain(NOISE);
	}

	@Test
	void aClientThatLeavesIsNotLogged(CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(POST + "Content-Length: 100\r\n\r\n{\"target\": \"S3CRET").hangUp();
			assertThat(connection.isClosed()).isTrue();
		}
		assertThat(output).doesNotContain(NOISE);
	}

}
