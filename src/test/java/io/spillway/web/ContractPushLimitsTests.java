package io.spillway.web;

import java.time.Instant;
import java.util.Objects;

import com.jayway.jsonpath.JsonPath;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the service refuses of pushes by its form, the contract refuses as well. */
@SpillwayTest
class ContractPushLimitsTests {

	private WebTestClient client;

	private String path;

	@BeforeEach
	void create(@Autowired WebTestClient client) {
		this.client = client.mutate()
			.defaultHeaders((headers) -> headers.setBearerAuth(DevelopmentKeys.API_KEY))
			.build();
		String campaign = new String(Objects.requireNonNull(
				post("/v1/campaigns", "{\"name\": \"a\", \"target\": \"https://example.com\"}").getResponseBody()),
				UTF_8);
		this.path = "/v1/campaigns/" + JsonPath.<Integer>read(campaign, "$.id") + "/pushes";
	}

	@ParameterizedTest
	@CsvSource({ "0, false", "1, true", "1099511627776, true", "1099511627777, false", "-1, false", "1.5, false",
			"\"1\", false", "null, false", "true, false" })
	void recipientsHave40BitsAndOne(String recipients, boolean taken) {
		expect(taken, "{\"at\": \"%s\", \"recipients\": %s}".formatted(Instant.now(), recipients));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"recipients\": 1}", "{\"at\": null, \"recipients\": 1}",
			"{\"at\": \"2030-01-31\", \"recipients\": 1}", "{\"at\": 0, \"recipients\": 1}" })
	void pushIsRefused(String push) {
		expect(false, push);
	}

	@ParameterizedTest
	@CsvSource({ "0, false", "1, true", "100, true", "101, false", "a, false" })
	void pageMayHave100Pushes(String limit, boolean taken) {
		hold(taken, this.client.get().uri(this.path + "?limit=" + limit).exchange().expectBody().returnResult());
	}

	private void expect(boolean taken, String push) {
		hold(taken, post(this.path, push));
	}

	private EntityExchangeResult<byte[]> post(String path, String json) {
		return this.client.post()
			.uri(path)
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.bodyValue(json)
			.exchange()
			.expectBody()
			.returnResult();
	}

	private void hold(boolean taken, EntityExchangeResult<byte[]> result) {
		assertThat(result.getStatus().is2xxSuccessful()).as("%s", result).isEqualTo(taken);
		assertThat(Contract.of(this.client).violations(new Exchange(result).request()).isEmpty()).as("%s", result)
			.isEqualTo(taken);
	}

}
