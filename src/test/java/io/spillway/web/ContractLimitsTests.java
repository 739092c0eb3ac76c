package io.spillway.web;

import java.util.UUID;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service refuses by the form of a request, the contract refuses as well. */
@SpillwayTest
class ContractLimitsTests {

	@Autowired
	WebTestClient client;

	@ParameterizedTest
	@ValueSource(strings = { """
			{"target": "http://example.com"}""", """
			{"target": "https://example.com/세일", "kind": null, "expiresAt": null, "data": null, "label": null,
				"passQuery": null, "targets": null, "appData": null}""", """
			{"target": "https://example.com", "targets": {}, "appData": true}""", """
			{"target": "https://example.com", "targets": {"ios": null, "android": "https://example.com/세일"}}""", """
			{"target": "https://example.com", "kind": "sealed", "expiresAt": "2999-12-31T23:59:59.999+09:00"}""", """
			{"target": "https://example.com", "data": 1e100}""", """
			{"target": "https://example.com", "data": ["a", {"b": false}]}""" })
	void linkIsTaken(String link) {
		expect(true, link, key());
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "\"https://example.com\"", "{}", """
			{"target": null}""", """
			{"target": ""}""", """
			{"target": 1}""", """
			{"target": "https://example.com", "unknown": null}""", """
			{"target": "https://example.com", "kind": "STORED"}""", """
			{"target": "https://example.com", "kind": 1}""", """
			{"target": "https://example.com", "expiresAt": "2999-12-31"}""", """
			{"target": "https://example.com", "expiresAt": "2999-12-31T23:59:59"}""", """
			{"target": "https://example.com", "expiresAt": 32503680000}""", """
			{"target": "https://example.com", "label": ""}""", """
			{"target": "https://example.com", "label": "a\\nb"}""", """
			{"target": "https://example.com", "label": true}""", """
			{"target": "https://example.com", "targets": "https://example.com"}""", """
			{"target": "https://example.com", "targets": {"ios": ""}}""", """
			{"target": "https://example.com", "targets": {"android": 1}}""", """
			{"target": "https://example.com", "targets": {"web": null}}""", """
			{"target": "https://example.com", "appData": "true"}""", """
			{"target": "https://example.com", "passQuery": "true"}""", """
			{"target": "https://example.com", "passQuery": 1}""" })
	void linkIsRefused(String link) {
		expect(false, link, key());
	}

	@ParameterizedTest
	@CsvSource({ "2048, true", "2049, false" })
	void targetMayHave2048Characters(int length, boolean taken) {
		String target = "https://example.com/" + "x".repeat(length - 20);
		expect(taken, "{\"target\": \"%s\"}".formatted(target), key());
	}

	@ParameterizedTest
	@CsvSource({ "ios, 2048, true", "ios, 2049, false", "android, 2048, true", "android, 2049, false" })
	void targetOfAPlatformMayHave2048Characters(String platform, int length, boolean taken) {
		String target = "https://example.com/" + "x".repeat(length - 20);
		expect(taken,
				"{\"target\": \"https://example.com\", \"targets\": {\"%s\": \"%s\"}}".formatted(platform, target),
				key());
	}

	@ParameterizedTest
	@CsvSource({ "100, true", "101, false" })
	void labelMayHave100Characters(int length, boolean taken) {
		String label = "가".repeat(length);
		expect(taken, "{\"target\": \"https://example.com\", \"label\": \"%s\"}".formatted(label), key());
	}

	@ParameterizedTest
	@CsvSource({ "255, true", "256, false" })
	void idempotencyKeyMayHave255Characters(int length, boolean taken) {
		expect(taken, "{\"target\": \"https://example.com\"}", "~".repeat(length));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "\u00e9" })
	void idempotencyKeyIsRefused(String key) {
		expect(false, "{\"target\": \"https://example.com\"}", key);
	}

	private void expect(boolean taken, String link, String idempotencyKey) {
		EntityExchangeResult<byte[]> result = this.client.post()
			.uri("/v1/links")
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.header("Idempotency-Key", idempotencyKey)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(link)
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(result.getStatus().is2xxSuccessful()).as("%s", result).isEqualTo(taken);
		assertThat(Contract.of(this.client).violations(new Exchange(result).request()).isEmpty()).as("%s", result)
			.isEqualTo(taken);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
