package io.spillway.click;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import io.spillway.campaign.CampaignApi;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.web.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.awaitility.Awaitility.await;

@SpillwayTest
@TestPropertySource(properties = { "spillway.keys.ring.2=" + CampaignClickTests.OLD_ENTRY })
class CampaignClickTests {

	static final String OLD_ENTRY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

	private static final String TARGET = "https://example.com/세일?r={recipient}";

	private static final String FUTURE = "\"startsAt\": \"2999-01-01T00:00:00Z\"";

	private static final String FALLBACK = "\"fallback\": \"https://example.com/끝\"";

	private final WebTestClient client;

	private final Api api;

	private final CampaignApi campaigns;

	private final KeyRing ring;

	private final TestDatabase database;

	CampaignClickTests(@Autowired WebTestClient client, @Autowired KeyRing ring, @Autowired TestDatabase database) {
		this.client = client;
		this.api = new Api(client);
		this.campaigns = new CampaignApi(client);
		this.ring = ring;
		this.database = database;
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 4711, CampaignRecipient.MAX_RECIPIENT })
	void aClickIsSentOnToTheRecipientsTarget(long recipient) {
		ResponseSpec answer = this.api.click(token(this.campaigns.created(TARGET), recipient));
		expectRedirect(answer, "https://example.com/%EC%84%B8%EC%9D%BC?r=" + recipient);
		answer.expectHeader()
			.valueEquals("Cache-Control", "private, no-store")
			.expectHeader()
			.valueEquals("X-Robots-Tag", "noindex")
			.expectBody()
			.isEmpty();
	}

	@Test
	void theQueryOfAClickDoesNotGoOn() {
		String token = token(this.campaigns.created(TARGET), 7);
		expectRedirect(Api.reading(this.client).get().uri("/{token}?r=8", token).exchange(),
				"https://example.com/%EC%84%B8%EC%9D%BC?r=7");
	}

	@Test
	void aTokenOfAnyKeyOfTheRingIsOpened() {
		int id = this.campaigns.created(TARGET);
		KeyRing old = new KeyRing(2, Map.of(2, Base64.getDecoder().decode(OLD_ENTRY)));
		this.api.click(new CampaignTokens(old).seal(new CampaignRecipient(id, 7))).expectStatus().isFound();
		KeyRing other = new KeyRing(1, Map.of(1, Base64.getDecoder().decode(DevelopmentKeys.ringEntry(99))));
		this.api.click(new CampaignTokens(other).seal(new CampaignRecipient(id, 7))).expectStatus().isNotFound();
	}

	@Test
	void aCampaignThatHasNotStartedIsNotFound() {
		this.api.click(token(this.campaigns.created(TARGET, FUTURE), 7)).expectStatus().isNotFound();
	}

	@Test
	void aCampaignThatDoesNotExistIsNotFound() {
		this.api.click(token(CampaignRecipient.MAX_CAMPAIGN - 1, 7)).expectStatus().isNotFound();
	}

	@Test
	void aCampaignThatEndedIsGone() {
		int id = this.campaigns.created(TARGET);
		this.campaigns.change(id, "{\"endsAt\": \"%s\"}".formatted(Instant.now()));
		this.api.click(token(id, 7)).expectStatus().isEqualTo(HttpStatus.GONE);
		this.campaigns.change(id, "{\"endsAt\": null}");
		this.api.click(token(id, 7)).expectStatus().isFound();
	}

	@Test
	void aCampaignThatEndedLongAgoIsGoneAndItsFallbackIsKnown() {
		int id = this.campaigns.created(TARGET, FALLBACK);
		this.database.execute("""
				update campaign set ends_at = '2020-01-01', changed_in = pg_current_xact_id(), version = version + 1
				where id = %d""".formatted(id));
		await().until(() -> gone(token(id, 7)));
		for (int i = 0; i < 3; i++) {
			expectRedirect(this.api.click(token(id, i)), "https://example.com/%EB%81%9D");
		}
	}

	private boolean gone(String token) {
		return "https://example.com/%EB%81%9D"
			.equals(this.api.click(token).expectBody().returnResult().getResponseHeaders().getFirst("Location"));
	}

	@Test
	void aClickWithoutATargetGoesToTheCampaignsFallback() {
		int id = this.campaigns.created(TARGET, FUTURE, FALLBACK);
		expectRedirect(this.api.click(token(id, 7)), "https://example.com/%EB%81%9D");
		this.campaigns.change(id, "{\"startsAt\": null}");
		expectRedirect(this.api.click(token(id, 7)), "https://example.com/%EC%84%B8%EC%9D%BC?r=7");
		this.campaigns.change(id, "{\"endsAt\": \"%s\"}".formatted(Instant.now()));
		expectRedirect(this.api.click(token(id, 7)), "https://example.com/%EB%81%9D");
	}

	@Test
	void whatOthersChangeIsKnownWithinTwoSeconds() {
		int id = this.campaigns.created(TARGET);
		this.database.execute("update campaign set target = 'https://example.com/new', version = 2, "
				+ "changed_in = pg_current_xact_id() where id = " + id);
		await().atMost(Duration.ofSeconds(2))
			.until(() -> "https://example.com/new".equals(this.api.click(token(id, 7))
				.expectBody()
				.returnResult()
				.getResponseHeaders()
				.getFirst("Location")));
	}

	@Test
	void aDeniedRecipientIsGoneAndNobodyElse() {
		int id = this.campaigns.created(TARGET);
		for (int i = 0; i < 2; i++) {
			this.campaigns.denied(HttpMethod.PUT, id, 7).expectStatus().isNoContent();
			this.api.click(token(id, 7)).expectStatus().isEqualTo(HttpStatus.GONE);
		}
		this.api.click(token(id, 8)).expectStatus().isFound();
		for (int i = 0; i < 2; i++) {
			this.campaigns.denied(HttpMethod.DELETE, id, 7).expectStatus().isNoContent();
			this.api.click(token(id, 7)).expectStatus().isFound();
		}
	}

	@Test
	void aDeniedCampaignIsGoneForAll() {
		int id = this.campaigns.created(TARGET, FALLBACK);
		this.campaigns.denied(HttpMethod.PUT, id, 7).expectStatus().isNoContent();
		for (int i = 0; i < 2; i++) {
			this.campaigns.denied(HttpMethod.PUT, id).expectStatus().isNoContent();
			expectRedirect(this.api.click(token(id, 8)), "https://example.com/%EB%81%9D");
		}
		for (int i = 0; i < 2; i++) {
			this.campaigns.denied(HttpMethod.DELETE, id).expectStatus().isNoContent();
			expectRedirect(this.api.click(token(id, 8)), "https://example.com/%EC%84%B8%EC%9D%BC?r=8");
		}
		expectRedirect(this.api.click(token(id, 7)), "https://example.com/%EB%81%9D");
	}

	private String token(int campaign, long recipient) {
		return new CampaignTokens(this.ring).seal(new CampaignRecipient(campaign, recipient));
	}

	private static void expectRedirect(ResponseSpec answer, String location) {
		answer.expectStatus().isFound().expectHeader().valueEquals("Location", location);
	}

}
