package io.spillway.click;

import io.spillway.campaign.CampaignApi;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.link.ExpiredLinks;
import io.spillway.link.LinkKind;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.web.Api;
import io.spillway.web.Problems;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** Clicks of apps, which no redirect reaches. */
@SpillwayTest
class AppClickTests {

	private final WebTestClient client;

	private final Api api;

	private final CampaignApi campaigns;

	private final ApplicationContext context;

	AppClickTests(@Autowired WebTestClient client, @Autowired ApplicationContext context) {
		this.client = Api.reading(client);
		this.api = new Api(client);
		this.campaigns = new CampaignApi(client);
		this.context = context;
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void anAppIsToldTheTarget(String kind) {
		String token = this.api.token("""
				{"target": "https://example.com/여름?a=b", "kind": "%s", "data": 1}""".formatted(kind));
		ResponseSpec answer = click(HttpMethod.GET, token);
		answer.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectHeader()
			.valueEquals("Cache-Control", "private, no-store")
			.expectHeader()
			.valueEquals("Vary", "Accept")
			.expectHeader()
			.valueEquals("X-Robots-Tag", "noindex")
			.expectHeader()
			.doesNotExist("Location");
		assertThat(body(answer)).isEqualTo("{\"target\":\"https://example.com/%EC%97%AC%EB%A6%84?a=b\"}");
	}

	@Test
	void headSaysHowLongTheAnswerIs() {
		String token = this.api.token("{\"target\": \"https://example.com/\"}");
		click(HttpMethod.HEAD, token).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectHeader()
			.contentLength("{\"target\":\"https://example.com/\"}".length())
			.expectBody()
			.isEmpty();
	}

	@Test
	void allOthersAreSentOnAndTheirAnswerVaries() {
		this.api.click(this.api.token("{\"target\": \"https://example.com/\"}"))
			.expectStatus()
			.isFound()
			.expectHeader()
			.valueEquals("Vary", "Accept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stored", "sealed" })
	void dataIsToldOnlyWhereItIsMeantForApps(String kind) {
		String token = this.api.token("""
				{"target": "https://example.com/", "kind": "%s", "data": {"코드": 1.10}, "appData": true}"""
			.formatted(kind));
		assertThat(body(click(HttpMethod.GET, token)))
			.isEqualTo("{\"target\":\"https://example.com/\",\"data\":{\"코드\":1.10}}");
		token = this.api.token("{\"target\": \"https://example.com/\", \"appData\": true}");
		assertThat(body(click(HttpMethod.GET, token))).isEqualTo("{\"target\":\"https://example.com/\"}");
	}

	@Test
	void theRecipientIsToldOnlyWhereItIsMeantForApps() {
		int id = this.campaigns.created("https://example.com/{recipient}");
		assertThat(body(click(HttpMethod.GET, token(id)))).isEqualTo("{\"target\":\"https://example.com/4711\"}");
		this.campaigns.change(id, "{\"appData\": true}");
		assertThat(body(click(HttpMethod.GET, token(id))))
			.isEqualTo("{\"target\":\"https://example.com/4711\",\"recipient\":4711}");
	}

	@Test
	void theQueryGoesOnWhereTheLinkSaysSo() {
		String token = this.api.token("{\"target\": \"https://example.com/?a=b\", \"passQuery\": true}");
		assertThat(body(click(HttpMethod.GET, token + "?utm=x")))
			.isEqualTo("{\"target\":\"https://example.com/?a=b&utm=x\"}");
	}

	@ParameterizedTest
	@EnumSource
	void anAppIsToldThatALinkHasExpired(LinkKind kind) {
		assertProblem(click(HttpMethod.GET, ExpiredLinks.make(this.context, kind)), 410, "gone");
	}

	@Test
	void anAppIsToldThatThereIsNoSuchLinkAlsoIfItTakesPages() {
		assertProblem(
				this.client.get().uri("/unknownlink0").header("Accept", "application/json, text/html;q=0.5").exchange(),
				404, "not-found");
	}

	@Test
	void anAppIsToldOfTheFallbackOfACampaign() {
		int id = this.campaigns.created("https://example.com/", "\"fallback\": \"https://example.com/끝\"",
				"\"startsAt\": \"2999-01-01T00:00:00Z\"");
		String fallback = ",\"fallback\":\"https://example.com/%EB%81%9D\"";
		assertProblem(click(HttpMethod.GET, token(id)), 404, "not-found").contains(fallback);
		this.campaigns.denied(HttpMethod.PUT, id).expectStatus().isNoContent();
		assertProblem(click(HttpMethod.GET, token(id)), 410, "gone").contains(fallback);
	}

	@Test
	void anAppIsToldToTryAgain() {
		ResponseSpec answer = click(HttpMethod.GET, UnreadableLinks.make(this.context.getBean(TestDatabase.class)));
		answer.expectHeader().valueEquals("Retry-After", "1");
		assertProblem(answer, 503, "unavailable");
	}

	private ResponseSpec click(HttpMethod method, String path) {
		return this.client.method(method).uri("/" + path).accept(MediaType.APPLICATION_JSON).exchange();
	}

	private String token(int campaign) {
		return new CampaignTokens(this.context.getBean(KeyRing.class)).seal(new CampaignRecipient(campaign, 4711));
	}

	private static String body(ResponseSpec answer) {
		return String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody());
	}

	private static AbstractStringAssert<?> assertProblem(ResponseSpec answer, int status, String type) {
		answer.expectHeader().valueEquals("Vary", "Accept");
		return assertThat(Problems.assertProblemOfClick(answer, status, type));
	}

}
