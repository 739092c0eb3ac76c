package io.spillway.statistics;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import io.spillway.web.Api;

import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Calls of statistics as their users make them. */
public final class StatisticsApi {

	private final WebTestClient client;

	public StatisticsApi(WebTestClient client) {
		this(client, DevelopmentKeys.STATS_API_KEY);
	}

	StatisticsApi(WebTestClient client, String apiKey) {
		this.client = Api
			.reading(client.mutate().codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(1 << 20)).build())
			.mutate()
			.defaultHeaders((headers) -> headers.setBearerAuth(apiKey))
			.build();
	}

	public ResponseSpec ofCampaign(Object campaign, String query) {
		return this.client.get().uri(campaignPath(campaign) + query).exchange();
	}

	public ResponseSpec ofLink(String token, String query) {
		return this.client.get().uri(linkPath(token) + query).exchange();
	}

	static String campaignPath(Object campaign) {
		return "/v1/campaigns/" + campaign + "/stats";
	}

	static String linkPath(String token) {
		return "/v1/links/" + token + "/stats";
	}

	static JsonNode json(ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody());
	}

}
