package io.spillway.endtoend;

import java.io.IOException;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.bulk.ChunkedCall;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.Query;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Roll-ups are put there; what makes them of clicks is tested elsewhere. */
class StatisticsTests {

	private static final int TERMINATED = 143;

	private static final TestDatabase DATABASE = TestDatabase.create();

	private static Spillway spillway;

	@BeforeAll
	static void start() {
		spillway = Spillway.start(Settings.of(DATABASE).with("spillway.cleanup-interval", "PT0.5S"));
	}

	@AfterAll
	static void stop() {
		spillway.close();
	}

	@Test
	void theStatisticsOfACampaignAreToldByTheDayOfAZone() {
		int id = campaign(spillway);
		count(id, "2026-03-28T23:00:00Z", 1);
		count(id, "2026-03-29T21:59:00Z", 2);
		count(id, "2026-03-29T22:00:00Z", 3);
		String path = path(id) + "?interval=day&zone=Europe/Berlin&from=2026-03-29T00:00:00Z&to=2026-03-29T22:01:00Z";
		JsonNode stats = Http.json(spillway.api().get(path));
		assertThat(stats.at("/intervals/0").toString()).isEqualTo("""
				{"from":"2026-03-28T23:00:00Z","clicks":20,"recipients":10,"missed":2,"bots":4,\
				"devices":{"phone":6,"tablet":2,"desktop":2,"other":10}}""");
		assertThat(stats.at("/intervals/1/clicks").intValue()).isEqualTo(10);
		assertThat(stats.at("/total/clicks").intValue()).isEqualTo(30);
	}

	@Test
	void minutesAreMergedAndTheStatisticsStayTheSame() {
		int id = campaign(spillway);
		count(id, "2026-03-29T00:00:00Z", 1);
		count(id, "2026-03-29T00:00:00Z", 2);
		Await.until("one row", Duration.ofSeconds(20),
				() -> Query.number(DATABASE, "select count(*) from campaign_minute where campaign_id = " + id) == 1);
		assertThat(Http.json(spillway.api().get(path(id) + "?from=2026-03-29T00:00:00Z&to=2026-03-29T01:00:00Z"))
			.at("/total/clicks")
			.intValue()).isEqualTo(20);
	}

	@Test
	void aKeyOfOtherScopesIsRefused() {
		Http links = spillway.clicks().withApiKey(DevelopmentKeys.OTHER_API_KEY);
		int id = campaign(spillway);
		assertThat(links.get(path(id)).statusCode()).isEqualTo(403);
		assertThat(links.get(path(id) + "/stream").statusCode()).isEqualTo(403);
		assertThat(spillway.clicks().get(path(id)).statusCode()).isEqualTo(401);
	}

	@Test
	void whatIsWrongIsSaid() {
		int id = campaign(spillway);
		assertThat(spillway.api().get(path(id) + "?zone=Nowhere").statusCode()).isEqualTo(400);
		assertThat(spillway.api().get("/v1/links/000000000000/stats").statusCode()).isEqualTo(404);
		String sealed = spillway.makeToken("sealed", "https://shop.example/");
		JsonNode total = Http.json(spillway.api().get("/v1/links/" + sealed + "/stats")).path("total");
		assertThat(total.path("clicks").intValue()).isZero();
		assertThat(total.has("recipients")).isFalse();
	}

	@Test
	void aStopEndsStreamsAtOnce() throws IOException {
		Settings settings = Settings.of(DATABASE).with("spillway.drain-timeout", "PT30S");
		try (Spillway other = Spillway.start(settings)) {
			// Whoever made a campaign there would keep a connection.
			int id = campaign(spillway);
			try (ChunkedCall call = ChunkedCall.of(other.port(), "GET %s/stream HTTP/1.1\r\n".formatted(path(id)))) {
				assertThat(call.head()).startsWith("http/1.1 200 ");
				assertThat(call.line()).isEqualTo("event: stats");
				other.terminate();
				assertThat(call.rest()).isPositive();
				// Long before the time is up: nobody is left.
				assertThat(other.awaitExit()).isEqualTo(TERMINATED);
				assertThat(other.output()).doesNotContain("ERROR", "still running");
			}
		}
	}

	private static int campaign(Spillway spillway) {
		return Http.json(spillway.api().post("/v1/campaigns", """
				{"name": "sale", "target": "https://shop.example/{recipient}"}""")).required("id").intValue();
	}

	private static String path(int id) {
		return "/v1/campaigns/%d/stats".formatted(id);
	}

	private static void count(int campaign, String minute, int slot) {
		DATABASE.execute(
				"""
						insert into campaign_minute (campaign_id, minute, slot, clicks, recipients, missed, bots, phones, tablets,
							desktops)
						values (%d, '%s', %d, 10, 5, 1, 2, 3, 1, 1)
						"""
					.formatted(campaign, minute, slot));
	}

}
