package io.spillway.console;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** The page is on the management port, and nothing else can be made to run in it. */
@SpillwayTest
class PageTests {

	private static final Pattern FILE = Pattern.compile("(?:src|href)=\"console/([^\"]+)\"|from '\\./([^']+)'");

	private final WebTestClient client;

	private final String management;

	PageTests(@Autowired WebTestClient client, @LocalManagementPort int port) {
		this.client = Api.reading(client);
		this.management = "http://localhost:" + port;
	}

	@Test
	void everyFileThatThePageNamesIsThere() {
		List<String> named = named(text(get("/console")));
		assertThat(named).contains("main.js", "console.css", "icon.svg");
		List<String> imported = named(text(get("/console/main.js")));
		assertThat(imported).isNotEmpty();
		assertThat(named).allSatisfy((file) -> get("/console/" + file).expectStatus().isOk());
		assertThat(imported).allSatisfy((file) -> get("/console/" + file).expectStatus().isOk());
	}

	private static List<String> named(String text) {
		return FILE.matcher(text)
			.results()
			.map((MatchResult found) -> (found.group(1) != null) ? found.group(1) : found.group(2))
			.toList();
	}

	@Test
	void nothingRunsButWhatIsInItsFiles() {
		get("/console").expectHeader()
			.contentType("text/html;charset=UTF-8")
			.expectHeader()
			.valueEquals("Content-Security-Policy", PageFile.POLICY)
			.expectHeader()
			.valueEquals("X-Frame-Options", "DENY")
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("Referrer-Policy", "no-referrer")
			.expectHeader()
			.valueEquals("Cross-Origin-Opener-Policy", "same-origin");
		assertThat(PageFile.POLICY).contains("default-src 'none'").doesNotContain("unsafe", "*", "http");
		assertThat(text(get("/console"))).doesNotContain("<style", "style=", "onclick", "javascript:", "http:",
				"https:");
	}

	@Test
	void browsersAskWhetherAFileIsStillTheSame() {
		HttpHeaders headers = get("/console/main.js").expectHeader()
			.contentType("text/javascript;charset=UTF-8")
			.expectHeader()
			.valueEquals("Cache-Control", "no-cache")
			.expectBody()
			.returnResult()
			.getResponseHeaders();
		this.client.get()
			.uri(this.management + "/console/main.js")
			.header("If-None-Match", Objects.requireNonNull(headers.getETag()))
			.exchange()
			.expectStatus()
			.isNotModified();
	}

	@Test
	void theFolderLeadsToThePage() {
		get("/console/").expectStatus().isPermanentRedirect().expectHeader().location("../console");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console/missing.js", "/console/index", "/console/..%2fopenapi.yaml",
			"/console/..%2fapplication.properties", "/console/%2e%2e/openapi.yaml", "/console/api/missing.js" })
	void nothingElseIsThere(String path) {
		assertThat(get(path).expectBody().returnResult().getStatus().value()).isIn(401, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console", "/console/main.js" })
	void thePortOfClicksHasNone(String path) {
		this.client.get().uri(path).exchange().expectStatus().isNotFound();
	}

	@Test
	void healthStaysOpen() {
		get("/actuator/health/readiness").expectStatus().isOk();
		get("/actuator/prometheus").expectStatus().isOk();
	}

	private ResponseSpec get(String path) {
		return this.client.mutate()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(1 << 20))
			.build()
			.get()
			.uri(URI.create(this.management + path))
			.exchange();
	}

	private static String text(ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody());
	}

}
