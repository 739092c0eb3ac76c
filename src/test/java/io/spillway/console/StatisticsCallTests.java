package io.spillway.console;

import java.time.Duration;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.campaign.CampaignApi;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.statistics.StatisticsApi;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** The management port tells of a campaign what the API does. */
@SpillwayTest
class StatisticsCallTests {

	private static final String PERIOD = "?interval=hour&from=2026-03-29T00:00:00Z&to=2026-03-30T00:00:00Z"
			+ "&zone=Asia/Seoul";

	private final WebTestClient client;

	private final WebTestClient streams;

	private final CampaignApi campaigns;

	private final StatisticsApi statistics;

	private final String calls;

	StatisticsCallTests(@Autowired WebTestClient client, @LocalManagementPort int port) {
		this.client = Api.reading(client);
		this.streams = client;
		this.campaigns = new CampaignApi(client);
		this.statistics = new StatisticsApi(client);
		this.calls = "http://localhost:" + port + "/console/api/campaigns/";
	}

	@Test
	void statisticsAreThoseOfTheApi() {
		int id = this.campaigns.created("https://example.com/");
		JsonNode shown = json(get(id + "/stats" + PERIOD).expectHeader().valueEquals("Cache-Control", "no-store"));
		assertThat(shown.path("intervals")).hasSize(24);
		assertThat(shown).isEqualTo(json(this.statistics.ofCampaign(id, PERIOD)));
	}

	@Test
	void theStreamBeginsAtOnceAndGoesOn() {
		int id = this.campaigns.created("https://example.com/");
		StepVerifier
			.create(get(this.streams, id + "/stats/stream").expectStatus()
				.isOk()
				.expectHeader()
				.contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
				.expectHeader()
				.valueEquals("Cache-Control", "no-store")
				.returnResult(JsonNode.class)
				.getResponseBody())
			.assertNext((event) -> assertThat(event.at("/total/clicks").intValue()).isZero())
			.assertNext((event) -> assertThat(event.has("at")).isTrue())
			.thenCancel()
			.verify(Duration.ofSeconds(10));
	}

	@ParameterizedTest
	@CsvSource({ "/stats?interval=year, 400", "/stats?zone=Nowhere, 400" })
	void whatIsAskedWronglyIsAProblem(String call, int status) {
		get(this.campaigns.created("https://example.com/") + call).expectStatus().isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "16777215/stats", "16777215/stats/stream", "none/stats", "none/stats/stream" })
	void aCampaignThatThereIsNotIsAProblem(String call) {
		get(call).expectStatus().isNotFound();
	}

	private ResponseSpec get(String call) {
		return get(this.client, call);
	}

	private ResponseSpec get(WebTestClient client, String call) {
		return client.get()
			.uri(this.calls + call)
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.STATS_API_KEY))
			.exchange();
	}

	private static JsonNode json(ResponseSpec answer) {
		return Objects
			.requireNonNull(answer.expectStatus().isOk().expectBody(JsonNode.class).returnResult().getResponseBody());
	}

}
