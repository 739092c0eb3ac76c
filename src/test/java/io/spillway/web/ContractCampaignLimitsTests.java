package io.spillway.web;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** What the service refuses of campaigns by its form, the contract refuses as well. */
@SpillwayTest
class ContractCampaignLimitsTests {

	private static final String PATH = "/v1/campaigns";

	@Autowired
	WebTestClient client;

	@ParameterizedTest
	@ValueSource(strings = { """
			{"name": "a", "target": "http://example.com"}""", """
			{"name": "겨울", "target": "https://example.com/세일?r={recipient}", "startsAt": null, "endsAt": null,
				"fallback": null, "targets": null, "appData": null}""", """
			{"name": "a", "target": "https://example.com", "appData": true,
				"targets": {"ios": "https://example.com/{recipient}", "android": null}}""", """
			{"name": "a", "target": "https://example.com", "startsAt": "1970-01-01T00:00:00Z",
				"endsAt": "2999-12-31T23:59:59.999+09:00", "fallback": "http://example.com"}""" })
	void campaignIsTaken(String campaign) {
		expect(true, body(PATH, campaign));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", """
			{"name": "a"}""", """
			{"target": "https://example.com"}""", """
			{"name": null, "target": "https://example.com"}""", """
			{"name": "a", "target": null}""", """
			{"name": "", "target": "https://example.com"}""", """
			{"name": "a\\nb", "target": "https://example.com"}""", """
			{"name": 1, "target": "https://example.com"}""", """
			{"name": "a", "target": "https://example.com", "unknown": null}""", """
			{"name": "a", "target": "https://example.com", "endsAt": "2999-12-31"}""", """
			{"name": "a", "target": "https://example.com", "startsAt": 0}""", """
			{"name": "a", "target": "https://example.com", "targets": []}""", """
			{"name": "a", "target": "https://example.com", "targets": {"ios": ""}}""", """
			{"name": "a", "target": "https://example.com", "targets": {"web": "https://example.com"}}""", """
			{"name": "a", "target": "https://example.com", "appData": 1}""", """
			{"name": "a", "target": "https://example.com", "fallback": ""}""" })
	void campaignIsRefused(String campaign) {
		expect(false, body(PATH, campaign));
	}

	@ParameterizedTest
	@CsvSource({ "100, true", "101, false" })
	void nameMayHave100Characters(int length, boolean taken) {
		expect(taken,
				body(PATH, "{\"name\": \"%s\", \"target\": \"https://example.com\"}".formatted("가".repeat(length))));
	}

	@ParameterizedTest
	@CsvSource({ "2048, true", "2049, false" })
	void targetAndFallbackMayHave2048Characters(int length, boolean taken) {
		String url = "https://example.com/" + "x".repeat(length - 20);
		expect(taken, body(PATH, "{\"name\": \"a\", \"target\": \"%s\"}".formatted(url)));
		expect(taken,
				body(PATH, "{\"name\": \"a\", \"target\": \"https://example.com\", \"targets\": {\"android\": \"%s\"}}"
					.formatted(url)));
		expect(taken, body(PATH,
				"{\"name\": \"a\", \"target\": \"https://example.com\", \"fallback\": \"%s\"}".formatted(url)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | true", "{\"startsAt\": null} | true", "{\"endsAt\": null} | true",
			"{\"fallback\": null} | true", "{\"targets\": null} | true", "{\"targets\": {\"ios\": null}} | true",
			"{\"appData\": null} | true", "{\"targets\": {\"web\": null}} | false", "{\"targets\": 1} | false",
			"{\"name\": \"b\"} | true", "{\"name\": null} | false", "{\"target\": null} | false",
			"{\"status\": \"ended\"} | false", "[] | false" })
	void changeIsTakenOrRefused(String change, boolean taken) {
		String id = made();
		expect(taken,
				this.client.method(PATCH)
					.uri(PATH + "/" + id)
					.header(HttpHeaders.IF_MATCH, "*")
					.header(HttpHeaders.CONTENT_TYPE, "application/merge-patch+json")
					.bodyValue(change));
	}

	@ParameterizedTest
	@CsvSource({ "0, false", "1, true", "100, true", "101, false", "a, false" })
	void pageMayHave100Campaigns(String limit, boolean taken) {
		expect(taken, this.client.method(GET).uri(PATH + "?limit=" + limit));
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "1099511627775, true", "1099511627776, false", "-1, false", "a, false" })
	void recipientHas40Bits(String recipient, boolean taken) {
		expect(taken, this.client.method(PUT).uri(PATH + "/" + made() + "/denied/" + recipient));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, true", "1099511627775, 1099511627775, true", "0, 1099511627776, false", "-1, 0, false",
			"0, a, false" })
	void rangeHas40Bits(String from, String to, boolean taken) {
		expect(taken, this.client.method(POST).uri(PATH + "/%s/links?from=%s&to=%s".formatted(made(), from, to)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "16777216", "-1", "a" })
	void campaignHas24Bits(String id) {
		expect(false, this.client.method(GET).uri(PATH + "/" + id));
	}

	private String made() {
		String location = String
			.valueOf(send(body(PATH, "{\"name\": \"a\", \"target\": \"https://example.com\"}")).getResponseHeaders()
				.getLocation());
		return location.substring(location.lastIndexOf('/') + 1);
	}

	private WebTestClient.RequestHeadersSpec<?> body(String path, String json) {
		return this.client.method(POST).uri(path).header(HttpHeaders.CONTENT_TYPE, "application/json").bodyValue(json);
	}

	private static EntityExchangeResult<byte[]> send(WebTestClient.RequestHeadersSpec<?> request) {
		return request.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.exchange()
			.expectBody()
			.returnResult();
	}

	private void expect(boolean taken, WebTestClient.RequestHeadersSpec<?> request) {
		EntityExchangeResult<byte[]> result = send(request);
		assertThat(result.getStatus().is2xxSuccessful()).as("%s", result).isEqualTo(taken);
		assertThat(Contract.of(this.client).violations(new Exchange(result).request()).isEmpty()).as("%s", result)
			.isEqualTo(taken);
	}

}
