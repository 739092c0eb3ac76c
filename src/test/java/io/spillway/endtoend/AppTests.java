package io.spillway.endtoend;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Locale;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AppTests {

	private static final String APPLE = "/.well-known/apple-app-site-association";

	private static final String ANDROID = "/.well-known/assetlinks.json";

	private static final String APP_ID = "spillway.apps.ios[0].app-id";

	private static final String FINGERPRINT = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:"
			+ "16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";

	private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)";

	private static final CampaignTokens TOKENS = new CampaignTokens(
			new KeyRing(1, Map.of(1, Base64.getDecoder().decode(DevelopmentKeys.ringEntry(1)))));

	private static Spillway spillway;

	@BeforeAll
	static void start() {
		spillway = Spillway.start(Settings.of(TestDatabase.create())
			.with(APP_ID, "TEAMID1234.com.example.app")
			.with("spillway.apps.android[0].package-name", "com.example.app")
			.with("spillway.apps.android[0].sha256-cert-fingerprints", FINGERPRINT.toLowerCase(Locale.ROOT))
			.with("spillway.click.fallback", "https://shop.example/over"));
	}

	@AfterAll
	static void stop() {
		spillway.close();
	}

	@Test
	void phonesLearnWhichAppsOpenTheLinks() {
		HttpResponse<String> apple = spillway.clicks().get(APPLE);
		assertThat(apple.statusCode()).isEqualTo(200);
		assertThat(Http.header(apple, "Content-Type")).isEqualTo("application/json");
		assertThat(Http.json(apple).at("/applinks/details/0/appIDs/0").textValue())
			.isEqualTo("TEAMID1234.com.example.app");
		HttpResponse<String> android = spillway.clicks().get(ANDROID);
		assertThat(android.statusCode()).isEqualTo(200);
		assertThat(Http.json(android).at("/0/target/package_name").textValue()).isEqualTo("com.example.app");
		assertThat(Http.json(android).at("/0/target/sha256_cert_fingerprints/0").textValue()).isEqualTo(FINGERPRINT);
	}

	@ParameterizedTest
	@ValueSource(strings = { APPLE, ANDROID })
	void withoutAppsThereIsNoFile(String path) {
		assertThat(SharedSpillway.get().clicks().get(path).statusCode()).isEqualTo(404);
		assertThat(SharedSpillway.get().clicks().head(path).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ APP_ID + ", com.example.app, is not a team id",
			"spillway.apps.android[0].package-name, app, is not the name of an Android package" })
	void anAppThatCannotBeOneEndsTheStart(String setting, String value, String sentence) {
		assertThat(Refusal.of(Settings.withDatabaseAway().with(setting, value))).startsWith(setting).contains(sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void anAppIsToldWhereALinkLeadsAndAPersonIsSentThere(String kind) {
		JsonNode link = Http.json(spillway.api().post(Spillway.LINKS, """
				{"kind": "%s", "target": "https://shop.example/세일", "data": {"order": 4711}, "appData": true,
				 "targets": {"ios": "https://shop.example/ios"}}""".formatted(kind)));
		String path = "/" + link.required("token").textValue();
		assertThat(link.at("/targets/ios").textValue()).isEqualTo("https://shop.example/ios");
		HttpResponse<String> told = app().get(path);
		assertThat(told.statusCode()).isEqualTo(200);
		assertThat(told.body())
			.isEqualTo("{\"target\":\"https://shop.example/%EC%84%B8%EC%9D%BC\",\"data\":{\"order\":4711}}");
		assertThat(app().head(path).statusCode()).isEqualTo(200);
		assertThat(Http.json(app().with("User-Agent", IPHONE).get(path)).required("target").textValue())
			.isEqualTo("https://shop.example/ios");
		HttpResponse<String> sent = spillway.clicks().with("User-Agent", IPHONE).get(path);
		assertThat(sent.statusCode()).isEqualTo(302);
		assertThat(Http.header(sent, "Location")).isEqualTo("https://shop.example/ios");
		assertThat(Http.header(sent, "Vary")).isEqualTo("Accept, User-Agent");
	}

	@Test
	void anAppIsToldTheRecipientOfACampaignWhereItIsMeantToKnow() {
		String campaign = "/v1/campaigns/" + Http.json(spillway.api().post("/v1/campaigns", """
				{"name": "sale", "target": "https://shop.example/{recipient}",
				 "targets": {"ios": "https://shop.example/ios/{recipient}"}}""")).required("id");
		int id = Integer.parseInt(campaign.substring(campaign.lastIndexOf('/') + 1));
		String click = "/" + TOKENS.seal(new CampaignRecipient(id, 4711));
		assertThat(app().get(click).body()).isEqualTo("{\"target\":\"https://shop.example/4711\"}");
		HttpResponse<String> changed = spillway.api().with("If-Match", "*").patch(campaign, "{\"appData\": true}");
		assertThat(Http.json(changed).required("appData").booleanValue()).isTrue();
		assertThat(app().with("User-Agent", IPHONE).get(click).body())
			.isEqualTo("{\"target\":\"https://shop.example/ios/4711\",\"recipient\":4711}");
	}

	@Test
	void anAppIsToldOfTheFallbackAndAPersonIsSentThere() {
		HttpResponse<String> told = app().get("/0123456789AB");
		assertThat(told.statusCode()).isEqualTo(404);
		assertThat(Http.header(told, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(Http.json(told).required("fallback").textValue()).isEqualTo("https://shop.example/over");
		assertThat(Http.header(spillway.click("0123456789AB"), "Location")).isEqualTo("https://shop.example/over");
	}

	private static Http app() {
		return spillway.clicks().with("Accept", "application/json");
	}

}
