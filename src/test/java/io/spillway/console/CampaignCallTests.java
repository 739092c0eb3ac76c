package io.spillway.console;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.campaign.CampaignApi;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.web.Api;
import io.spillway.web.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who has the scope of statistics sees which campaigns there are, and not where they
 * lead.
 */
@SpillwayTest
class CampaignCallTests {

	private final WebTestClient client;

	private final CampaignApi campaigns;

	private final String calls;

	CampaignCallTests(@Autowired WebTestClient client, @LocalManagementPort int port) {
		this.client = Api.reading(client);
		this.campaigns = new CampaignApi(client);
		this.calls = "http://localhost:" + port + "/console/api/campaigns";
	}

	@Test
	void campaignsAreThereWithoutTheirTargets() {
		int id = this.campaigns.created("https://example.com/S3CRET", "\"fallback\": \"https://example.com/S3CRET\"",
				"\"endsAt\": \"2999-01-01T00:00:00Z\"");
		ResponseSpec answer = get("/" + id).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
		JsonNode campaign = json(answer);
		assertThat(campaign.path("id").intValue()).isEqualTo(id);
		assertThat(campaign.path("name").textValue()).isEqualTo("sale");
		assertThat(campaign.path("status").textValue()).isEqualTo("active");
		assertThat(campaign.path("endsAt").textValue()).isEqualTo("2999-01-01T00:00:00Z");
		assertThat(campaign.has("createdAt")).isTrue();
		JsonNode list = json(get("").expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "no-store"));
		assertThat(list.path("campaigns")).contains(campaign);
		assertThat(list.toString()).doesNotContain("S3CRET");
	}

	@Test
	void theListIsInPages() {
		int first = this.campaigns.created("https://example.com/");
		int second = this.campaigns.created("https://example.com/");
		JsonNode page = json(get("?limit=1"));
		assertThat(page.at("/campaigns/0/id").intValue()).isEqualTo(second);
		JsonNode next = json(get("?limit=1&cursor=" + page.path("next").textValue()));
		assertThat(next.at("/campaigns/0/id").intValue()).isEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?limit=0", "?limit=101", "?cursor=none" })
	void aListThatIsAskedForWronglyIsAProblem(String query) {
		Problems.assertProblem(get(query), 400, "bad-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/16777215", "/none" })
	void aCampaignThatThereIsNotIsAProblem(String path) {
		Problems.assertProblem(get(path), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/0", "/0/stats", "/0/stats/stream", "/anything" })
	void withoutAKeyThereIsNothing(String path) {
		Problems.assertProblem(this.client.get().uri(this.calls + path).exchange(), 401, "unauthenticated");
		ResponseSpec answer = get(path, "sw_unknown");
		Problems.assertProblem(answer, 401, "unauthenticated");
		answer.expectHeader().valueEquals("WWW-Authenticate", "Bearer realm=\"spillway\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/0", "/0/stats", "/0/stats/stream" })
	void withoutTheScopeThereIsNothing(String path) {
		Problems.assertProblem(get(path, DevelopmentKeys.OTHER_API_KEY), 403, "forbidden");
	}

	private ResponseSpec get(String path) {
		return get(path, DevelopmentKeys.STATS_API_KEY);
	}

	private ResponseSpec get(String path, String key) {
		return this.client.get().uri(this.calls + path).headers((headers) -> headers.setBearerAuth(key)).exchange();
	}

	private static JsonNode json(ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
	}

}
