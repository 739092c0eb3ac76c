package io.spillway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.spillway.development.DevelopmentKeys;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

/**
 * Calls of many lines.
 *
 * @param anonymous calls without an API key
 * @param api calls as one who may make links
 */
record ContractBulk(ContractCalls anonymous, ContractCalls api) {

	private static final String PATH = "/v1/links/bulk";

	private static final String LINES = """
			{"target": "https://example.com/a", "ref": "a"}
			{"target": "https://example.com/b", "ref": "b", "kind": "sealed"}
			{
			""";

	/** As many as a key may have by default. */
	private static final int STREAMS = 4;

	void made() {
		assertThat(send(this.api, 200)).hasLineCount(3);
		ContractCalls idempotent = this.api.with("Idempotency-Key", "bulk");
		assertThat(send(idempotent, 200)).isEqualTo(send(idempotent, 200));
	}

	void refused() {
		send(this.api.with("Idempotency-Key", "a b"), 400);
		send(this.anonymous, 401);
		send(this.anonymous.as(DevelopmentKeys.STATS_API_KEY), 403);
		send(this.api.with(HttpHeaders.ACCEPT, "text/html"), 406);
		this.api.send(415, POST, PATH, MediaType.APPLICATION_JSON_VALUE, "[]");
		send(this.api.with(HttpHeaders.CONTENT_ENCODING, "gzip"), 415);
	}

	void tooMany(int port) {
		List<RawConnection> streams = new ArrayList<>();
		try {
			for (int i = 0; i < STREAMS; i++) {
				RawConnection stream = new RawConnection(port);
				streams.add(stream);
				stream.send("""
						POST %s HTTP/1.1
						Host: localhost
						Authorization: Bearer %s
						Content-Type: application/x-ndjson
						Content-Length: 1000

						null
						""".formatted(PATH, DevelopmentKeys.API_KEY).replace("\n", "\r\n"));
				assertThat(stream.head().status()).isEqualTo(200);
			}
			send(this.api, 503);
			send(this.anonymous.as(DevelopmentKeys.OTHER_API_KEY), 200);
			for (RawConnection stream : streams) {
				stream.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String send(ContractCalls calls, int status) {
		return calls.send(status, POST, PATH, MediaType.APPLICATION_NDJSON_VALUE, LINES);
	}

}
