package io.spillway.web;

import java.io.IOException;

import io.spillway.development.SpillwayTest;
import io.spillway.web.RawConnection.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The ways to write a link's path that lead to it, and those that do not. */
@SpillwayTest
class ClickTargetTests {

	private static final String TARGET = "https://example.com/";

	private final int port;

	private final String token;

	private final String sealed;

	ClickTargetTests(@LocalServerPort int port, @Autowired WebTestClient client) {
		this.port = port;
		Api api = new Api(client);
		this.token = api.token("{\"target\": \"%s\"}".formatted(TARGET));
		this.sealed = api.token("{\"target\": \"%s\", \"kind\": \"sealed\"}".formatted(TARGET));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%s", "/%s?", "/%s#", "/%s?a=/b", "/%s?a=//b/../c;d#e", "/%s#/v1/links",
			"http://localhost/%s", "https://other.example:8443/%s?a=b", "HTTP://localhost/%s" })
	void aTargetThatLeadsToTheLink(String target) throws IOException {
		assertFound(get(target.replace("%s", this.token)));
		assertFound(get(target.replace("%s", this.sealed)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%s", "http://localhost/%s" })
	void aTokenMayBePercentEncoded(String target) throws IOException {
		StringBuilder encoded = new StringBuilder();
		this.token.chars().forEach((c) -> encoded.append("%%%02x".formatted(c)));
		assertFound(get(target.replace("%s", encoded)));
		assertFound(get(target.replace("%s", this.token.substring(0, 11) + encoded.substring(33))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%s/", "//%s", "/%s//", "///%s", "/./%s", "/../%s", "/a/../%s", "/%s/.", "/%s/..", "/%s;",
			"/%s;a=b", "/;%s", "/%2F%s", "/%s%2F", "/%2e/%s", "/%s%00", "/%s%20", "/%20%s", "/+%s", "/%s+", "/%s%3F",
			"/%s%23", "/%s.", "/%s%zz", "/a%s", "/%sa", "/%25%s", "/?%s", "/?/%s", "?/%s", "#/%s", "%s", "\\%s",
			"/\\%s", "http://localhost//%s", "http://localhost/%s/", "http://localhost/a/../%s", "http://localhost?/%s",
			"http://localhost#/%s", "http:///%s/", "://localhost/%s", "localhost:80/%s", "/v1/%s",
			"/v1/links/../../%s" })
	void aTargetThatDoesNot(String target) throws IOException {
		assertNotFound(get(target.replace("%s", this.token)));
		assertNotFound(get(target.replace("%s", this.sealed)));
	}

	/** A stored token that begins like the path of the API. */
	@ParameterizedTest
	@ValueSource(strings = { "/v1abcdefghij", "/v1", "/v1/", "/v1?a", "/v1.", "/robots.txta", "/Robots.txt" })
	void whatLooksLikeADocumentIsNone(String target) throws IOException {
		Answer answer = get(target);
		assertThat(answer.status()).isIn(401, 404);
		assertThat(answer.headers().getFirst("Location")).isNull();
	}

	/** The line of a request may have 8,192 bytes. */
	@ParameterizedTest
	@EnumSource
	void aQueryMayBeAsLongAsTheServerReads(Form form) throws IOException {
		String target = form.of(this.token) + "?";
		int room = 8192 - "GET  HTTP/1.1".length() - target.length();
		assertFound(get(target + "a".repeat(room)));
		Answer answer = get(target + "a".repeat(room + 1));
		assertThat(answer.status()).isEqualTo(414);
		assertThat(answer.headers().getFirst("Location")).isNull();
	}

	private Answer get(String target) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			return connection.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
		}
	}

	private static void assertFound(Answer answer) {
		assertThat(answer.status()).isEqualTo(302);
		assertThat(answer.headers().getFirst("Location")).isEqualTo(TARGET);
	}

	private static void assertNotFound(Answer answer) {
		assertThat(answer.headers().getFirst("Location")).isNull();
		assertThat(answer.status()).isIn(400, 401, 404);
	}

	/** RFC 9112, section 3.2. */
	enum Form {

		ORIGIN, ABSOLUTE;

		String of(String token) {
			return (this == ORIGIN) ? "/" + token : "http://localhost/" + token;
		}

	}

}
