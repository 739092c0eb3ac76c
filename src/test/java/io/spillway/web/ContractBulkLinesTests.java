package io.spillway.web;

import java.io.IOException;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service takes and refuses in lines, the contract takes and refuses as well.
 */
@SpillwayTest
class ContractBulkLinesTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	@Autowired
	WebTestClient client;

	@ParameterizedTest
	@ValueSource(strings = { """
			{"ref": "a", "target": "https://example.com"}""", """
			{"ref": "여 \\" ", "target": "https://example.com/세일", "kind": null, "expiresAt": null, "data": null}""", """
			{"ref": "a", "target": "https://example.com", "kind": "sealed", "data": [1], "label": "b",\
			 "expiresAt": "2999-12-31T23:59:59.999+09:00", "passQuery": true}""", """
			{"target": "https://example.com", "targets": {"android": "https://example.com/a"}, "appData": true,\
			 "ref": "a"}""" })
	void lineIsTaken(String line) throws IOException {
		expect(true, line);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", """
			{"ref": "a"}""", """
			{"ref": "", "target": "https://example.com"}""", """
			{"ref": "a\\tb", "target": "https://example.com"}""", """
			{"ref": 1, "target": "https://example.com"}""", """
			{"ref": "a", "target": "https://example.com", "kind": "STORED"}""", """
			{"ref": "a", "target": "https://example.com", "line": 1}""" })
	void lineIsRefused(String line) throws IOException {
		expect(false, line);
	}

	@ParameterizedTest
	@CsvSource({ "100, true", "101, false" })
	void refMayHave100Characters(int length, boolean taken) throws IOException {
		expect(taken, "{\"ref\": \"%s\", \"target\": \"https://example.com\"}".formatted("가".repeat(length)));
	}

	private void expect(boolean taken, String line) throws IOException {
		Contract contract = Contract.of(this.client);
		JsonNode answer = JSON.readTree(new ContractCalls(this.client).authenticated()
			.with("Idempotency-Key", UUID.randomUUID().toString())
			.send(200, HttpMethod.POST, "/v1/links/bulk", MediaType.APPLICATION_NDJSON_VALUE, line));
		assertThat(answer.has("token")).as("%s", answer).isEqualTo(taken);
		assertThat(contract.violations(JSON.readTree(line), contract.schema("NewLinkLine")).isEmpty()).isEqualTo(taken);
		assertThat(contract.violations(answer, contract.schema(taken ? "LinkLine" : "ProblemLine"))).isEmpty();
	}

}
