package io.spillway.click;

import io.spillway.campaign.CampaignApi;
import io.spillway.development.SpillwayTest;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Clicks on links that lead elsewhere on other platforms. */
@SpillwayTest
class PlatformClickTests {

	private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)";

	private static final String ANDROID = "Mozilla/5.0 (Linux; Android 10; K)";

	private static final String MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";

	private static final String BOTH = """
			"targets": {"ios": "https://i.example/앱", "android": "https://a.example/"}""";

	private final WebTestClient client;

	private final Api api;

	private final CampaignApi campaigns;

	private final KeyRing ring;

	PlatformClickTests(@Autowired WebTestClient client, @Autowired KeyRing ring) {
		this.client = Api.reading(client);
		this.api = new Api(client);
		this.campaigns = new CampaignApi(client);
		this.ring = ring;
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aLinkLeadsToTheTargetOfThePlatform(String kind) {
		String token = this.api.token("""
				{"target": "https://example.com/", "kind": "%s", %s}""".formatted(kind, BOTH));
		expectTargets(token, "https://i.example/%EC%95%B1", "https://a.example/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void aPlatformWithoutATargetOfItsOwnLeadsWhereAllOthersDo(String kind) {
		String token = this.api.token("""
				{"target": "https://example.com/", "kind": "%s", "targets": {"android": "https://a.example/"}}"""
			.formatted(kind));
		expectTargets(token, "https://example.com/", "https://a.example/");
	}

	@Test
	void aCampaignLeadsToTheTargetOfThePlatformAndTheRecipient() {
		int id = this.campaigns.created("https://example.com/", """
				"targets": {"ios": "https://i.example/{recipient}", "android": "https://a.example/?r={recipient}"}""");
		String token = new CampaignTokens(this.ring).seal(new CampaignRecipient(id, 47));
		expectTargets(token, "https://i.example/47", "https://a.example/?r=47");
		this.campaigns.change(id, "{\"targets\": {\"ios\": null}}");
		expectTargets(token, "https://example.com/", "https://a.example/?r=47");
		this.campaigns.change(id, "{\"targets\": null}");
		click(token, IPHONE).expectHeader().valueEquals("Vary", "Accept");
	}

	@Test
	void theQueryGoesOnToThatTarget() {
		String token = this.api.token("""
				{"target": "https://example.com/", "passQuery": true, %s}""".formatted(BOTH));
		click(token + "?a=b", ANDROID).expectHeader().valueEquals("Location", "https://a.example/?a=b");
	}

	@Test
	void anAppIsToldTheTargetOfItsPlatform() {
		String token = this.api.token("""
				{"target": "https://example.com/", %s}""".formatted(BOTH));
		this.client.get()
			.uri("/" + token)
			.accept(MediaType.APPLICATION_JSON)
			.header("User-Agent", "Shop/7.1 (iPhone; iOS 18.5)")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Vary", "Accept, User-Agent")
			.expectBody()
			.jsonPath("$.target")
			.isEqualTo("https://i.example/%EC%95%B1");
	}

	private void expectTargets(String token, String ios, String android) {
		expectTarget(click(token, IPHONE), ios);
		expectTarget(click(token, ANDROID), android);
		expectTarget(click(token, MAC), "https://example.com/");
	}

	private static void expectTarget(ResponseSpec answer, String target) {
		answer.expectStatus()
			.isFound()
			.expectHeader()
			.valueEquals("Location", target)
			.expectHeader()
			.valueEquals("Vary", "Accept, User-Agent");
	}

	private ResponseSpec click(String path, String userAgent) {
		return this.client.get().uri("/" + path).header("User-Agent", userAgent).exchange();
	}

}
