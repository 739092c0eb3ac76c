package io.spillway.campaign;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.SpillwayTest;
import io.spillway.web.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpillwayTest
class CampaignReadTests {

	private static final String TARGET = "https://example.com/{recipient}";

	private final CampaignApi api;

	CampaignReadTests(@Autowired WebTestClient client) {
		this.api = new CampaignApi(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"1-active\"", "W/\"1-active\"", "\"x\", \"1-active\"", "*" })
	void whatIsKnownIsNotSentAgain(String tag) {
		this.api.get(this.api.created(TARGET), tag)
			.expectStatus()
			.isNotModified()
			.expectHeader()
			.valueEquals("ETag", "\"1-active\"")
			.expectHeader()
			.valueEquals("Cache-Control", "no-cache")
			.expectBody()
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"2-active\"", "\"1-ended\"", "1-active" })
	void whatIsNotKnownIsSent(String tag) {
		this.api.get(this.api.created(TARGET), tag)
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"1-active\"")
			.expectHeader()
			.valueEquals("Cache-Control", "no-cache");
	}

	@Test
	void aDeniedCampaignHasAnotherTagAndTheSameVersion() {
		int id = this.api.created(TARGET);
		this.api.denied(HttpMethod.PUT, id).expectStatus().isNoContent();
		this.api.get(id, "\"1-active\"")
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"1-denied\"")
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("denied");
		this.api.patch(id, "{}", "\"1-active\"").expectStatus().isOk();
	}

	@Test
	void theListHasTheNewestFirstInPages() {
		List<Integer> made = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			made.addFirst(this.api.created(TARGET));
		}
		List<Integer> listed = new ArrayList<>();
		String cursor = "";
		for (int size : new int[] { 1, 2, 3 }) {
			JsonNode page = CampaignApi.json(this.api.list("?limit=%d%s".formatted(size, cursor)));
			assertThat(page.path("campaigns")).hasSize(size);
			page.path("campaigns").forEach((campaign) -> listed.add(campaign.path("id").intValue()));
			cursor = "&cursor=" + page.path("next").textValue();
			this.api.created(TARGET);
		}
		assertThat(listed).isEqualTo(made.subList(0, 6));
	}

	@Test
	void theLastPageHasNoNext() {
		int first = this.api.created(TARGET);
		JsonNode page = CampaignApi.json(this.api.list("?cursor=" + CampaignList.CURSOR.behind(0)));
		assertThat(page.path("campaigns")).isEmpty();
		assertThat(page.has("next")).isFalse();
		JsonNode whole = CampaignApi.json(this.api.list("?limit=1&cursor=" + CampaignList.CURSOR.behind(1)));
		assertThat(whole.path("campaigns")).hasSize(1);
		assertThat(whole.has("next")).isFalse();
		assertThat(CampaignApi.json(this.api.list("?limit=1&cursor=" + CampaignList.CURSOR.behind(first + 1)))
			.at("/campaigns/0")).isEqualTo(CampaignApi.json(this.api.get(first)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "?limit=0", "?limit=101", "?limit=-1", "?limit=ten", "?limit=", "?cursor=garbage",
			"?cursor=", "?cursor=AQAAAA" })
	void whatIsNoPlaceInTheListIsSaid(String query) {
		Problems.assertProblem(this.api.list(query), 400, "bad-request");
	}

	@Test
	void aPageMayHave100() {
		this.api.list("?limit=100").expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "no-store");
		this.api.list("?limit=1").expectStatus().isOk();
	}

}
