package io.spillway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spillway.development.DevelopmentKeys;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

/**
 * The calls of statistics, with all their answers.
 *
 * @param anonymous calls of nobody
 * @param api calls of one who may look at statistics
 * @param trouble what can happen to the database
 */
record ContractStatistics(ContractCalls anonymous, ContractCalls api, DatabaseTrouble trouble) {

	void shownAndRefused() {
		for (String path : List.of(campaign(), link())) {
			for (String query : List.of("", "?interval=minute", "?interval=day&zone=Asia/Kolkata",
					"?from=2026-03-29T00:00:00Z&to=2026-03-29T12:00:00Z")) {
				this.api.call(200, GET, path + query);
			}
			for (String query : List.of("?interval=week", "?zone=", "?from=today", "?to=2026-03-29")) {
				this.api.call(400, GET, path + query);
			}
			refused(path, MediaType.TEXT_HTML_VALUE);
			refused(path + "/stream", MediaType.APPLICATION_JSON_VALUE);
		}
		for (String path : List.of("/v1/campaigns/16777214/stats", "/v1/links/unknown/stats")) {
			this.api.call(404, GET, path);
			this.api.call(404, GET, path + "/stream");
		}
	}

	private void refused(String path, String mediaType) {
		this.anonymous.call(401, GET, path);
		this.anonymous.as(DevelopmentKeys.OTHER_API_KEY).call(403, GET, path);
		this.api.with(HttpHeaders.ACCEPT, mediaType).call(406, GET, path);
	}

	/** Ended by a fault, which is told. */
	void watched(int port, PrometheusMeterRegistry meters) {
		for (String path : List.of(campaign(), link())) {
			try (RawConnection first = new RawConnection(port)) {
				first.send("GET %s/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
					.formatted(path, DevelopmentKeys.API_KEY));
				assertThat(first.head().status()).isEqualTo(200);
				CompletableFuture<String> events = CompletableFuture
					.supplyAsync(() -> this.api.call(200, GET, path + "/stream"));
				await().until(() -> streams(meters) == 2);
				this.trouble.broken(() -> assertThat(events.join()).startsWith("event: stats\ndata: {\"at\":")
					.contains("\n\nevent: error\ndata: {\"type\":\"urn:spillway:problem:internal\""));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			await().until(() -> streams(meters) == 0);
		}
	}

	private static double streams(PrometheusMeterRegistry meters) {
		return meters.get("spillway.statistics.watchers").gauge().value();
	}

	void inTrouble() {
		List<String> paths = List.of(campaign(), link());
		this.trouble.broken(() -> paths.forEach((path) -> failing(500, path)));
		this.trouble.away(() -> paths.forEach((path) -> failing(503, path)));
		paths.forEach((path) -> this.api.call(200, GET, path));
	}

	private void failing(int status, String path) {
		this.api.call(status, GET, path);
		this.api.call(status, GET, path + "/stream");
	}

	private String campaign() {
		String campaign = this.api.send(201, POST, "/v1/campaigns", MediaType.APPLICATION_JSON_VALUE,
				"{\"name\": \"sale\", \"target\": \"https://example.com\"}");
		return "/v1/campaigns/" + JsonPath.<Integer>read(campaign, "$.id") + "/stats";
	}

	private String link() {
		return "/v1/links/" + this.api.create("{\"target\": \"https://example.com\"}") + "/stats";
	}

}
