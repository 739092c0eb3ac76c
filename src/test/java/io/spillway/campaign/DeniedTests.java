package io.spillway.campaign;

import io.spillway.development.SpillwayTest;
import io.spillway.web.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpillwayTest
class DeniedTests {

	private static final HttpMethod[] METHODS = { HttpMethod.PUT, HttpMethod.DELETE };

	private final CampaignApi api;

	DeniedTests(@Autowired WebTestClient client) {
		this.api = new CampaignApi(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1099511627775" })
	void aRecipientHas40Bits(String recipient) {
		int id = this.api.created("https://example.com/{recipient}");
		for (HttpMethod method : METHODS) {
			this.api.denied(method, id, recipient).expectStatus().isNoContent();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1099511627776", "-1", "007", "abc", "99999999999999999999" })
	void whatIsNoRecipientIsSaid(String recipient) {
		int id = this.api.created("https://example.com/{recipient}");
		for (HttpMethod method : METHODS) {
			Problems.assertProblem(this.api.denied(method, id, recipient), 400, "bad-request");
		}
	}

	@ParameterizedTest
	@CsvSource({ "16777214", "16777216", "-1", "abc" })
	void anUnknownCampaignIsNotFound(String id) {
		for (HttpMethod method : METHODS) {
			Problems.assertProblem(this.api.denied(method, id, 7), 404, "not-found");
			Problems.assertProblem(this.api.denied(method, id), 404, "not-found");
		}
	}

}
