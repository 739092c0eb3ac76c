package io.spillway.endtoend;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestDatabase;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignTests {

	private static final String CAMPAIGNS = "/v1/campaigns";

	private static final String END = "https://shop.example/end";

	private static final Duration LIMIT = Duration.ofSeconds(2);

	private static final CampaignTokens TOKENS = new CampaignTokens(
			new KeyRing(1, Map.of(1, Base64.getDecoder().decode(DevelopmentKeys.ringEntry(1)))));

	private static Spillway one;

	private static Spillway other;

	@BeforeAll
	static void start() {
		Settings settings = Settings.of(TestDatabase.create());
		one = Spillway.launch(settings);
		other = Spillway.launch(settings);
		one.awaitReady();
		other.awaitReady();
	}

	@AfterAll
	static void stop() {
		one.close();
		other.close();
	}

	@Test
	void aCampaignSaysWhatItIs() {
		HttpResponse<String> made = make("https://shop.example/{recipient}", END);
		JsonNode campaign = Http.json(made);
		String path = CAMPAIGNS + "/" + campaign.required("id").intValue();
		assertThat(Http.header(made, "Location")).isEqualTo(Settings.BASE_URL + path);
		assertThat(campaign.required("status").textValue()).isEqualTo("active");
		HttpResponse<String> found = other.api().get(path);
		assertThat(Http.json(found)).isEqualTo(campaign);
		assertThat(other.api().with("If-None-Match", Http.header(found, "ETag")).get(path).statusCode()).isEqualTo(304);
		assertThat(Http.json(other.api().get(CAMPAIGNS + "?limit=100")).required("campaigns")).contains(campaign);
	}

	@Test
	void aClickLeadsToTheTargetOfItsRecipientAtOnceAndEverywhere() {
		int id = id(make("https://shop.example/?r={recipient}", END));
		for (Spillway spillway : new Spillway[] { one, other }) {
			HttpResponse<String> click = spillway.click(token(id, 4711));
			assertThat(click.statusCode()).isEqualTo(302);
			assertThat(Http.header(click, "Location")).isEqualTo("https://shop.example/?r=4711");
		}
	}

	@Test
	void aCampaignEndsAtOnceHereAndSoonElsewhere() {
		int id = id(make("https://shop.example/", END));
		String token = token(id, 7);
		assertThat(location(other, token)).isEqualTo("https://shop.example/");
		HttpResponse<String> changed = one.api()
			.with("If-Match", "\"1-active\"")
			.patch(CAMPAIGNS + "/" + id, "{\"endsAt\": \"%s\"}".formatted(Instant.now()));
		assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
		assertThat(Http.json(changed).required("status").textValue()).isEqualTo("ended");
		assertThat(location(one, token)).isEqualTo(END);
		Await.until("the end at the other", LIMIT, () -> location(other, token).equals(END));
		assertThat(one.api().with("If-Match", "\"1-active\"").patch(CAMPAIGNS + "/" + id, "{}").statusCode())
			.isEqualTo(412);
	}

	@Test
	void aDeniedRecipientAndADeniedCampaignLeadToTheFallback() {
		int id = id(make("https://shop.example/", END));
		String path = CAMPAIGNS + "/" + id + "/denied";
		assertThat(one.api().put(path + "/7").statusCode()).isEqualTo(204);
		assertThat(location(one, token(id, 7))).isEqualTo(END);
		assertThat(location(one, token(id, 8))).isEqualTo("https://shop.example/");
		Await.until("the recipient at the other", LIMIT, () -> location(other, token(id, 7)).equals(END));
		assertThat(one.api().delete(path + "/7").statusCode()).isEqualTo(204);
		assertThat(location(one, token(id, 7))).isEqualTo("https://shop.example/");
		assertThat(one.api().put(path).statusCode()).isEqualTo(204);
		Await.until("the campaign at the other", LIMIT, () -> location(other, token(id, 8)).equals(END));
	}

	@Test
	void aClickOnACampaignThatIsNotThereIsNotFound() {
		assertThat(one.click(token(16_777_215, 7)).statusCode()).isEqualTo(404);
	}

	@Test
	void whatIsWrongIsSaid() {
		HttpResponse<String> refused = make("https://{recipient}.shop.example/", END);
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(Http.json(refused).at("/errors/0/pointer").textValue()).isEqualTo("/target");
		HttpResponse<String> unknown = one.api()
			.with("If-Match", "*")
			.patch(CAMPAIGNS + "/16777215", "{\"nme\": null}");
		assertThat(unknown.statusCode()).isEqualTo(400);
		assertThat(Http.json(unknown).at("/errors/0/pointer").textValue()).isEqualTo("/nme");
	}

	private static HttpResponse<String> make(String target, String fallback) {
		return one.api()
			.post(CAMPAIGNS, """
					{"name": "sale", "target": "%s", "startsAt": "2020-01-01T00:00:00Z", "fallback": "%s"}"""
				.formatted(target, fallback));
	}

	private static int id(HttpResponse<String> made) {
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
		return Http.json(made).required("id").intValue();
	}

	private static String token(int campaign, long recipient) {
		return TOKENS.seal(new CampaignRecipient(campaign, recipient));
	}

	private static String location(Spillway spillway, String token) {
		return Http.header(spillway.click(token), "Location");
	}

}
