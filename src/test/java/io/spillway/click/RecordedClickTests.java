package io.spillway.click;

import java.time.Duration;
import java.util.Objects;

import io.spillway.campaign.CampaignApi;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.link.ExpiredLinks;
import io.spillway.link.LinkKind;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.web.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is recorded of clicks; in a database where nobody else clicks. */
@SpillwayTest
@TestPropertySource(properties = "spillway.clicks.buffer=1000")
class RecordedClickTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebTestClient client;

	private final Api api;

	private final CampaignApi campaigns;

	@Autowired
	ApplicationContext context;

	@Autowired
	TestDatabase database;

	@Autowired
	KeyRing ring;

	RecordedClickTests(@Autowired WebTestClient client) {
		this.client = client.mutate().defaultHeader(HttpHeaders.USER_AGENT, ClickLoad.USER_AGENT).build();
		this.api = new Api(this.client);
		this.campaigns = new CampaignApi(client);
	}

	@BeforeEach
	void forget() {
		this.database.execute("delete from click");
	}

	@ParameterizedTest
	@CsvSource({ "GET, 0", "HEAD, 1" })
	void aStoredLinkIsRecordedByItsToken(HttpMethod method, int bot) {
		String token = link("stored");
		this.client.method(method).uri("/{token}", token).exchange().expectStatus().isFound();
		assertThat(only("kind, campaign_id, recipient, convert_from(link, 'LATIN1'), outcome, client, bot"))
			.isEqualTo("1,,,%s,1,0,%d".formatted(token, bot));
	}

	@Test
	void aSealedLinkIsRecordedByItsHash() {
		String token = link("sealed");
		this.api.click(token).expectStatus().isFound();
		assertThat(
				only("kind, campaign_id, recipient, outcome, link = substring(sha256('%s') for 16)".formatted(token)))
			.isEqualTo("2,,,1,t");
	}

	@Test
	void aLinkOfACampaignIsRecordedByItsRecipient() {
		int campaign = this.campaigns.created("https://example.com/{recipient}");
		this.api.click(token(campaign, 4711)).expectStatus().isFound();
		assertThat(only("kind, campaign_id, recipient, link, outcome")).isEqualTo("3,%d,4711,,1".formatted(campaign));
	}

	@Test
	void whatItsHeadersSayOfTheVisitorIsRecorded() {
		this.client.get()
			.uri("/{token}", link("sealed"))
			.header(HttpHeaders.ACCEPT_LANGUAGE, "ko-KR,ko;q=0.9")
			.exchange()
			.expectStatus()
			.isFound();
		assertThat(only("device, system, client, language, bot")).isEqualTo("1,1,0,ko,0");
	}

	@Test
	void anAppThatIsToldTheTargetHasOpenedTheLink() {
		this.client.get()
			.uri("/{token}", link("sealed"))
			.accept(MediaType.APPLICATION_JSON)
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(only("outcome, client, bot")).isEqualTo("2,2,0");
	}

	@ParameterizedTest
	@EnumSource
	void aLinkThatHasExpiredIsRecordedAsGone(LinkKind kind) {
		this.api.click(ExpiredLinks.make(this.context, kind)).expectStatus().isEqualTo(410);
		assertThat(only("kind, outcome")).isEqualTo(((kind == LinkKind.STORED) ? "1" : "2") + ",3");
	}

	@Test
	void aRecipientThatIsDeniedIsRecordedAsGone() {
		int campaign = this.campaigns.created("https://example.com/{recipient}");
		this.campaigns.denied(HttpMethod.PUT, campaign, 7).expectStatus().isNoContent();
		await().atMost(LIMIT).until(() -> status(token(campaign, 7)) == 410);
		await().atMost(LIMIT)
			.until(() -> Query.number(this.database,
					"select count(*) from click where outcome = 3 and recipient = 7") > 0);
	}

	@Test
	void aClickBeforeTheStartIsRecordedWhereThereIsAFallback() {
		int campaign = this.campaigns.created("https://example.com/{recipient}",
				"\"startsAt\": \"2999-01-01T00:00:00Z\"", "\"fallback\": \"https://example.com/soon\"");
		this.api.click(token(campaign, 7)).expectStatus().isFound();
		assertThat(only("campaign_id, recipient, outcome")).isEqualTo(campaign + ",7,4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "000000000000", "aaaaaaaaaaaaaaaaaaaaaa", "AaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA",
			"favicon.ico" })
	void whatIsNoLinkIsNotRecorded(String token) {
		this.api.click(token).expectStatus().isNotFound();
		assertNothingButTheNext();
	}

	@Test
	void anAnswerThatIsNoneIsNotRecorded() {
		this.api.click(UnreadableLinks.make(this.database)).expectStatus().isEqualTo(503);
		this.client.options().uri("/{token}", link("stored")).exchange().expectStatus().isOk();
		this.client.post().uri("/{token}", link("stored")).exchange().expectStatus().isEqualTo(405);
		assertNothingButTheNext();
	}

	/** Clicks are recorded in their order. */
	private void assertNothingButTheNext() {
		this.api.click(link("sealed")).expectStatus().isFound();
		assertThat(only("kind")).isEqualTo("2");
	}

	private String link(String kind) {
		return this.api.token("{\"target\": \"https://example.com/\", \"kind\": \"%s\"}".formatted(kind));
	}

	private String token(int campaign, long recipient) {
		return new CampaignTokens(this.ring).seal(new CampaignRecipient(campaign, recipient));
	}

	private int status(String token) {
		return Objects.requireNonNull(this.api.click(token).returnResult(Void.class)).getStatus().value();
	}

	/** Values of the only click that there is. */
	private String only(String columns) {
		await().atMost(LIMIT).until(() -> Query.number(this.database, "select count(*) from click") > 0);
		return Query.text(this.database,
				"select string_agg(trim(both '()' from row(%s)::text), ';') from click".formatted(columns));
	}

}
