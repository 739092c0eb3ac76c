package io.spillway.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.campaign.CampaignApi;
import io.spillway.database.Outage;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.link.ExpiredLinks;
import io.spillway.link.LinkKind;
import io.spillway.web.Api;
import io.spillway.web.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpillwayTest
class StatisticsTests {

	private static final String AN_HOUR = "?from=2026-03-29T00:00:00Z&to=2026-03-29T01:00:00Z";

	@Autowired
	TestDatabase database;

	@Autowired
	ApplicationContext context;

	private WebTestClient client;

	private StatisticsApi api;

	@BeforeEach
	void create(@Autowired WebTestClient client) {
		this.client = client.mutate().responseTimeout(Duration.ofSeconds(20)).build();
		this.api = new StatisticsApi(this.client);
	}

	private int campaign() {
		return new CampaignApi(this.client).created("https://example.com/{recipient}");
	}

	@Test
	void everyIntervalIsThereAndWhatCountedInItIsAddedUp() {
		int campaign = campaign();
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T00:00:00Z", 0, 10);
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T00:00:00Z", 63, 20);
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T02:59:00Z", 0, 7);
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T03:00:00Z", 0, 1000);
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-28T23:59:00Z", 0, 1000);
		JsonNode stats = StatisticsApi
			.json(this.api.ofCampaign(campaign, "?from=2026-03-29T00:00:00Z&to=2026-03-29T03:00:00Z"));
		assertThat(stats.toString()).isEqualTo("""
				{"from":"2026-03-29T00:00:00Z","to":"2026-03-29T03:00:00Z","interval":"hour","zone":"UTC",\
				"total":{"clicks":37,"recipients":34,"missed":31,"bots":28,\
				"devices":{"phone":25,"tablet":3,"desktop":6,"other":3}},"intervals":[\
				{"from":"2026-03-29T00:00:00Z","clicks":30,"recipients":28,"missed":26,"bots":24,\
				"devices":{"phone":22,"tablet":2,"desktop":4,"other":2}},\
				{"from":"2026-03-29T01:00:00Z","clicks":0,"recipients":0,"missed":0,"bots":0,\
				"devices":{"phone":0,"tablet":0,"desktop":0,"other":0}},\
				{"from":"2026-03-29T02:00:00Z","clicks":7,"recipients":6,"missed":5,"bots":4,\
				"devices":{"phone":3,"tablet":1,"desktop":2,"other":1}}]}""");
	}

	@Test
	void daysAreThoseOfTheZone() {
		int campaign = campaign();
		// The first minute and the last of the day of 23 hours.
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-28T23:00:00Z", 0, 10);
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T21:59:00Z", 0, 10);
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T22:00:00Z", 0, 1);
		JsonNode stats = StatisticsApi.json(this.api.ofCampaign(campaign,
				"?from=2026-03-29T00:00:00Z&to=2026-03-29T22:00:01Z&interval=day&zone=Europe/Berlin"));
		assertThat(stats.path("zone").textValue()).isEqualTo("Europe/Berlin");
		assertThat(stats.path("intervals")).hasSize(2)
			.extracting((interval) -> interval.path("from").textValue() + " " + interval.path("clicks"))
			.containsExactly("2026-03-28T23:00:00Z 20", "2026-03-29T22:00:00Z 1");
	}

	@Test
	void hoursOfAZoneMayBeginAtHalfPast() {
		int campaign = campaign();
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T00:29:00Z", 0, 10);
		RollUpRows.ofCampaign(this.database, campaign, "2026-03-29T00:30:00Z", 0, 20);
		JsonNode stats = StatisticsApi.json(this.api.ofCampaign(campaign, AN_HOUR + "&zone=Asia/Kolkata"));
		assertThat(stats.path("intervals"))
			.extracting((interval) -> interval.path("from").textValue() + " " + interval.path("clicks"))
			.containsExactly("2026-03-28T23:30:00Z 10", "2026-03-29T00:30:00Z 20");
	}

	@Test
	void thereMayBe1500Intervals() {
		int campaign = campaign();
		assertThat(StatisticsApi
			.json(this.api.ofCampaign(campaign, "?interval=minute&from=2026-03-29T00:00:00Z&to=2026-03-30T01:00:00Z"))
			.path("intervals")).hasSize(1500);
		Problems.assertProblem(
				this.api.ofCampaign(campaign, "?interval=minute&from=2026-03-29T00:00:00Z&to=2026-03-30T01:00:01Z"),
				400, "bad-request");
	}

	@Test
	void withoutTimesItIsNow() {
		int campaign = campaign();
		RollUpRows.ofCampaign(this.database, campaign, Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(), 0, 9);
		for (String query : List.of("", "?interval=minute", "?interval=day&zone=Asia/Seoul")) {
			assertThat(StatisticsApi.json(this.api.ofCampaign(campaign, query)).at("/total/clicks").intValue())
				.isEqualTo(9);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aLinkHasThemWhateverItsStatusAndNoRecipients(LinkKind kind) {
		Api links = new Api(this.client);
		String revoked = links.token("{\"target\": \"https://example.com\", \"kind\": \"%s\"}"
			.formatted(kind.name().toLowerCase(Locale.ROOT)));
		links.revoke(revoked);
		for (String token : List.of(revoked, ExpiredLinks.make(this.context, kind))) {
			String zeros = StatisticsApi.json(this.api.ofLink(token, AN_HOUR)).toString();
			assertThat(zeros).contains("\"total\":{\"clicks\":0,\"missed\":0,").doesNotContain("recipients");
			RollUpRows.ofLink(this.database, key(kind, token), "2026-03-29T00:30:00Z", 5, 8);
			assertThat(StatisticsApi.json(this.api.ofLink(token, AN_HOUR)).path("total").toString()).isEqualTo("""
					{"clicks":8,"missed":1,"bots":2,"devices":{"phone":0,"tablet":0,"desktop":3,"other":5}}""");
		}
	}

	private static String key(LinkKind kind, String token) {
		return (kind == LinkKind.STORED) ? "'%s'".formatted(token) : "substring(sha256('%s') for 16)".formatted(token);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "000000000000", "a", "aaaaaaaaaaaaaaaaaaaaaa", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB" })
	void aLinkThatIsNotThereIsNotFound(String token) {
		Problems.assertProblem(this.api.ofLink(token, ""), 404, "not-found");
		Problems.assertProblem(this.api.ofLink(token, "/stream"), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "16777214", "16777216", "-1", "a", "01" })
	void aCampaignThatIsNotThereIsNotFound(String campaign) {
		Problems.assertProblem(this.api.ofCampaign(campaign, ""), 404, "not-found");
		Problems.assertProblem(this.api.ofCampaign(campaign, "/stream"), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?from=x", "?to=x", "?interval=x", "?zone=x",
			"?from=2026-03-29T00:00:00Z&to=2026-03-29T00:00:00Z", "?from=2026-03-29T00:00:00+09:00",
			"?interval=day&interval=day", "?from", "?from=" })
	void whatIsWrongIsRefused(String query) {
		Problems.assertProblem(this.api.ofCampaign(campaign(), query), 400, "bad-request");
	}

	@Test
	void theScopeIsNeededAndNoOtherWillDo() {
		StatisticsApi links = new StatisticsApi(this.client, DevelopmentKeys.OTHER_API_KEY);
		String token = new Api(this.client).token("{\"target\": \"https://example.com\"}");
		for (String path : List.of("", "/stream", "/")) {
			Problems.assertProblem(links.ofCampaign(campaign(), path), 403, "forbidden");
			Problems.assertProblem(links.ofLink(token, path), 403, "forbidden");
		}
		Problems.assertProblem(new StatisticsApi(this.client, "nobody").ofLink(token, ""), 401, "unauthenticated");
		this.client.get()
			.uri("/v1/links/{token}", token)
			.headers((headers) -> headers.setBearerAuth(DevelopmentKeys.STATS_API_KEY))
			.exchange()
			.expectStatus()
			.isForbidden();
	}

	@Test
	void withTheDatabaseAwayThereAreNone() {
		int campaign = campaign();
		try (Outage _ = Outage.of(this.database)) {
			Problems.assertProblem(this.api.ofCampaign(campaign, ""), 503, "unavailable");
			Problems.assertProblem(this.api.ofCampaign(campaign, "/stream"), 503, "unavailable");
		}
		await().until(() -> this.api.ofCampaign(campaign, "").expectBody().returnResult().getStatus().value() == 200);
	}

}
