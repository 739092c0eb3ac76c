package io.spillway.capacity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.campaign.CampaignApi;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.web.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

@SpillwayTest
class PushTests {

	private static final String UNKNOWN_CAMPAIGN = "16777214";

	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	private PushApi api;

	private Instant soon;

	private int campaign;

	@BeforeEach
	void create() {
		this.api = new PushApi(this.client);
		this.soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);
		this.campaign = new CampaignApi(this.client).created("https://example.com/{recipient}");
	}

	@Test
	void aPushIsAnnouncedAndListed() {
		ResponseSpec answer = this.api.announce(this.campaign, PushApi.body(this.soon.plusMillis(900), 1L << 40));
		JsonNode push = PushApi.json(answer);
		answer.expectStatus()
			.isCreated()
			.expectHeader()
			.location("http://localhost:8080" + PushApi.path(this.campaign) + "/" + push.path("id"))
			.expectHeader()
			.valueEquals("Cache-Control", "no-store");
		assertThat(push.path("at").textValue()).isEqualTo(this.soon.toString());
		assertThat(push.path("recipients").longValue()).isEqualTo(1_099_511_627_776L);
		assertThat(Instant.parse(push.path("createdAt").textValue())).isBefore(this.soon);
		ResponseSpec list = this.api.list(this.campaign, "");
		list.expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "no-store");
		JsonNode page = PushApi.json(list);
		assertThat(page.path("pushes")).containsExactly(push);
		assertThat(page.has("next")).isFalse();
	}

	@Test
	void aPushIsShownWhereItsAnnouncementSays() {
		JsonNode push = PushApi.json(this.api.announce(this.campaign, PushApi.body(this.soon, 5)));
		this.api.announced(this.campaign, this.soon, 6);
		ResponseSpec shown = this.api.get(this.campaign, push.path("id"));
		shown.expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "no-store");
		assertThat(PushApi.json(shown)).isEqualTo(push);
	}

	@Test
	void aPushThatWasWithdrawnIsNotShown() {
		long withdrawn = this.api.announced(this.campaign, this.soon, 1);
		this.api.withdraw(this.campaign, withdrawn).expectStatus().isNoContent();
		Problems.assertProblem(this.api.get(this.campaign, withdrawn), 404, "not-found");
	}

	@Test
	void aPushThatWasWithdrawnIsNotListedAndCanBeWithdrawnAgain() {
		long kept = this.api.announced(this.campaign, this.soon, 1);
		long withdrawn = this.api.announced(this.campaign, this.soon, 2);
		this.api.withdraw(this.campaign, withdrawn).expectStatus().isNoContent().expectBody().isEmpty();
		this.api.withdraw(this.campaign, withdrawn).expectStatus().isNoContent();
		assertThat(ids("")).containsExactly(kept);
	}

	@ParameterizedTest
	@ValueSource(strings = { "999999999999999999", "9999999999999999999", "-1", "01", "a" })
	void aPushThatIsNotThereIsNotShownAndCannotBeWithdrawn(String push) {
		Problems.assertProblem(this.api.get(this.campaign, push), 404, "not-found");
		Problems.assertProblem(this.api.withdraw(this.campaign, push), 404, "not-found");
	}

	@Test
	void aPushOfAnotherCampaignIsNotShownAndCannotBeWithdrawn() {
		int other = new CampaignApi(this.client).created("https://example.com/");
		long push = this.api.announced(other, this.soon, 1);
		Problems.assertProblem(this.api.get(this.campaign, push), 404, "not-found");
		Problems.assertProblem(this.api.withdraw(this.campaign, push), 404, "not-found");
		assertThat(PushApi.json(this.api.list(other, "")).path("pushes")).hasSize(1);
	}

	@Test
	void theListHasTheNewestFirstInPages() {
		List<Long> made = new ArrayList<>();
		for (int i = 1; i <= 5; i++) {
			made.addFirst(this.api.announced(this.campaign, this.soon, i));
		}
		List<Long> listed = new ArrayList<>(ids("?limit=2"));
		JsonNode first = PushApi.json(this.api.list(this.campaign, "?limit=2"));
		listed.addAll(ids("?limit=3&cursor=" + first.path("next").textValue()));
		assertThat(listed).isEqualTo(made);
		JsonNode last = PushApi.json(this.api.list(this.campaign, "?limit=5"));
		assertThat(last.path("pushes")).hasSize(5);
		assertThat(last.has("next")).isFalse();
	}

	private List<Long> ids(String query) {
		List<Long> ids = new ArrayList<>();
		PushApi.json(this.api.list(this.campaign, query))
			.path("pushes")
			.forEach((push) -> ids.add(push.path("id").longValue()));
		return ids;
	}

	@ParameterizedTest
	@ValueSource(strings = { "?limit=0", "?limit=101", "?limit=ten", "?cursor=garbage", "?cursor=" })
	void whatIsNoPlaceInTheListIsSaid(String query) {
		Problems.assertProblem(this.api.list(this.campaign, query), 400, "bad-request");
	}

	@Test
	void allFieldsThatAreWrongAreNamed() {
		this.api.announce(this.campaign, "{\"at\": \"2020-01-01T00:00:00Z\", \"recipients\": 0}")
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:invalid-push")
			.jsonPath("$.errors[*].pointer")
			.value((pointers) -> assertThat(pointers).asInstanceOf(LIST).containsExactly("/at", "/recipients"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"x\": 1} | unknown-field", "{\"at\": 1} | wrong-type", "{\"recipients\": \"5\"} | wrong-type",
					"{\"recipients\": 1.5} | wrong-type", "{\"recipients\": true} | wrong-type", "[] | wrong-type",
					"{ | malformed-json", "null | bad-request" })
	void whatCannotBeUnderstoodIsSaid(String body, String type) {
		Problems.assertProblem(this.api.announce(this.campaign, body), 400, type);
	}

	@Test
	void aNumberIsAskedForByItsName() {
		this.api.announce(this.campaign, "{\"recipients\": \"5\"}")
			.expectBody()
			.jsonPath("$.errors[0].pointer")
			.isEqualTo("/recipients")
			.jsonPath("$.errors[0].detail")
			.isEqualTo("This must be a whole number.");
	}

	@ParameterizedTest
	@ValueSource(strings = { UNKNOWN_CAMPAIGN, "16777216", "a" })
	void aCampaignThatIsNotThereHasNoPushes(String unknown) {
		Problems.assertProblem(this.api.announce(unknown, PushApi.body(this.soon, 5)), 404, "not-found");
		Problems.assertProblem(this.api.list(unknown, ""), 404, "not-found");
		Problems.assertProblem(this.api.get(unknown, 1), 404, "not-found");
		Problems.assertProblem(this.api.withdraw(unknown, 1), 404, "not-found");
	}

	@ParameterizedTest
	@CsvSource({ "601, 201", "600, 409", "-60, 409" })
	void aPushIsSentBeforeItsCampaignEnds(int endSeconds, int status) {
		Instant end = this.soon.plusSeconds(endSeconds - 600);
		new CampaignApi(this.client).change(this.campaign, "{\"endsAt\": \"%s\"}".formatted(end));
		ResponseSpec answer = this.api.announce(this.campaign, PushApi.body(this.soon, 5));
		if (status == 201) {
			answer.expectStatus().isCreated();
		}
		else {
			Problems.assertProblem(answer, status, "campaign-ended");
		}
	}

	@Test
	void aCampaignThatHasEndedIsNotPushedAfterwards() {
		new CampaignApi(this.client).change(this.campaign,
				"{\"endsAt\": \"%s\"}".formatted(Instant.now().minusSeconds(60)));
		Problems.assertProblem(this.api.announce(this.campaign, PushApi.body(Instant.now().minusSeconds(120), 5)), 409,
				"campaign-ended");
	}

	@Test
	void aRequestThatIsSentTwiceAnnouncesOnePush() {
		String body = PushApi.body(this.soon, 5);
		JsonNode first = PushApi.json(this.api.announce(this.campaign, body, "push-twice"));
		ResponseSpec second = this.api.announce(this.campaign, body, "push-twice");
		second.expectStatus()
			.isCreated()
			.expectHeader()
			.location("http://localhost:8080" + PushApi.path(this.campaign) + "/" + first.path("id"));
		assertThat(PushApi.json(second)).isEqualTo(first);
		assertThat(pushes()).isOne();
	}

	@Test
	void anIdempotencyKeyIsForOneBodyAndOneCampaign() {
		int other = new CampaignApi(this.client).created("https://example.com/");
		String body = PushApi.body(this.soon, 5);
		this.api.announce(this.campaign, body, "a b").expectStatus().isBadRequest();
		this.api.announce(this.campaign, body, "push-one").expectStatus().isCreated();
		Problems.assertProblem(this.api.announce(this.campaign, PushApi.body(this.soon, 6), "push-one"), 422,
				"idempotency-key-reused");
		Problems.assertProblem(this.api.announce(other, body, "push-one"), 422, "idempotency-key-reused");
		assertThat(pushes()).isOne();
	}

	private long pushes() {
		return Query.number(this.database, "select count(*) from push where campaign_id = " + this.campaign);
	}

	@ParameterizedTest
	@ValueSource(strings = { DevelopmentKeys.OTHER_API_KEY, DevelopmentKeys.STATS_API_KEY })
	void theScopeOfCampaignsIsNeeded(String apiKey) {
		PushApi other = new PushApi(this.client, apiKey);
		Problems.assertProblem(other.announce(this.campaign, PushApi.body(this.soon, 5)), 403, "forbidden");
		Problems.assertProblem(other.list(this.campaign, ""), 403, "forbidden");
		Problems.assertProblem(other.get(this.campaign, 1), 403, "forbidden");
		Problems.assertProblem(other.withdraw(this.campaign, 1), 403, "forbidden");
	}

}
