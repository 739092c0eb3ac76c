package io.spillway.campaign;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.web.Problems;
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
class CampaignCreateTests {

	private static final String MINIMAL = """
			{"name": "sale", "target": "https://example.com/{recipient}"}""";

	@Autowired
	WebTestClient client;

	@Autowired
	TestDatabase database;

	@Test
	void aCampaignIsMadeAndShown() {
		ResponseSpec answer = api().create("""
				{"name": "겨울 세일", "target": "https://example.com/세일?r={recipient}&utm_source=push",
					"startsAt": "2998-01-01T00:00:00+09:00", "endsAt": "2999-01-01T00:00:00Z",
					"fallback": "https://example.com/끝", "appData": true,
					"targets": {"ios": "https://example.com/아이/{recipient}", "android": "https://example.com/a"}}""");
		JsonNode campaign = CampaignApi.json(answer);
		int id = campaign.path("id").intValue();
		answer.expectStatus()
			.isCreated()
			.expectHeader()
			.location("http://localhost:8080/v1/campaigns/" + id)
			.expectHeader()
			.valueEquals("ETag", "\"1-scheduled\"")
			.expectHeader()
			.valueEquals("Cache-Control", "no-store");
		assertThat(campaign.path("name").textValue()).isEqualTo("겨울 세일");
		assertThat(campaign.path("target").textValue())
			.isEqualTo("https://example.com/세일?r={recipient}&utm_source=push");
		assertThat(campaign.path("startsAt").textValue()).isEqualTo("2997-12-31T15:00:00Z");
		assertThat(campaign.path("endsAt").textValue()).isEqualTo("2999-01-01T00:00:00Z");
		assertThat(campaign.path("fallback").textValue()).isEqualTo("https://example.com/끝");
		assertThat(campaign.at("/targets/ios").textValue()).isEqualTo("https://example.com/아이/{recipient}");
		assertThat(campaign.at("/targets/android").textValue()).isEqualTo("https://example.com/a");
		assertThat(campaign.path("appData").booleanValue()).isTrue();
		assertThat(campaign.path("status").textValue()).isEqualTo("scheduled");
		assertThat(Instant.parse(campaign.path("createdAt").textValue())).isBefore(Instant.now().plusSeconds(1));
		assertThat(CampaignApi.json(api().get(id))).isEqualTo(campaign);
	}

	@Test
	void whatIsNotThereIsNotShown() {
		JsonNode campaign = CampaignApi.json(api().create("""
				{"name": "sale", "target": "https://example.com", "startsAt": null, "endsAt": null, "fallback": null,
					"targets": {"ios": null}, "appData": null}"""));
		assertThat(campaign.fieldNames()).toIterable()
			.containsExactlyInAnyOrder("id", "name", "target", "status", "createdAt");
		assertThat(campaign.path("status").textValue()).isEqualTo("active");
	}

	@Test
	void allFieldsThatAreWrongAreNamed() {
		api().create("""
				{"target": "https://{recipient}.example.com", "startsAt": "2999-01-02T00:00:00Z",
					"endsAt": "2999-01-01T00:00:00Z", "fallback": "shop://x"}""")
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:invalid-campaign")
			.jsonPath("$.errors[*].pointer")
			.value((pointers) -> assertThat(pointers).asInstanceOf(LIST)
				.containsExactly("/name", "/target", "/fallback", "/endsAt"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"x\": 1} | unknown-field", "{\"name\": 1} | wrong-type", "{\"target\": {}} | wrong-type",
					"[] | wrong-type", "{ | malformed-json", "{\"name\": \"a\", \"name\": \"b\"} | malformed-json",
					"null | bad-request" })
	void whatCannotBeUnderstoodIsSaid(String body, String type) {
		Problems.assertProblem(api().create(body), 400, type);
	}

	@ParameterizedTest
	@ValueSource(strings = { DevelopmentKeys.OTHER_API_KEY, DevelopmentKeys.STATS_API_KEY })
	void theScopeIsNeeded(String apiKey) {
		this.client.post()
			.uri(CampaignApi.PATH)
			.headers((headers) -> headers.setBearerAuth(apiKey))
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("urn:spillway:problem:forbidden");
	}

	@Test
	void aRequestThatIsSentTwiceMakesOneCampaign() {
		long before = campaigns();
		ResponseSpec first = api().create(MINIMAL, "twice");
		ResponseSpec second = api().create(MINIMAL, "twice");
		second.expectStatus().isCreated().expectHeader().valueEquals("ETag", "\"1-active\"");
		assertThat(CampaignApi.json(second)).isEqualTo(CampaignApi.json(first));
		assertThat(campaigns() - before).isEqualTo(1);
	}

	@Test
	void anIdempotencyKeyIsForOneBody() {
		api().create(MINIMAL, "other body").expectStatus().isBadRequest();
		api().create(MINIMAL, "other-body").expectStatus().isCreated();
		Problems.assertProblem(api().create("""
				{"name": "other", "target": "https://example.com/{recipient}"}""", "other-body"), 422,
				"idempotency-key-reused");
	}

	@Test
	void whatWasRefusedIsNotRemembered() {
		api().create("{}", "refused").expectStatus().isEqualTo(422);
		api().create(MINIMAL, "refused").expectStatus().isCreated();
	}

	@Test
	void onceAllNumbersAreUsedThereIsNoOther() {
		long next = Query.number(this.database, "select nextval(pg_get_serial_sequence('campaign', 'id'))");
		this.database.execute("alter table campaign alter column id restart with 16777215");
		assertThat(CampaignApi.json(api().create(MINIMAL)).path("id").intValue()).isEqualTo(16_777_215);
		for (String[] keys : new String[][] { {}, { "used-up" } }) {
			Problems.assertProblem(api().create(MINIMAL, keys), 507, "no-campaign-left");
		}
		this.database.execute("delete from campaign where id = 16777215");
		this.database.execute("alter table campaign alter column id restart with " + (next + 1));
		api().create(MINIMAL, "used-up").expectStatus().isCreated();
	}

	private long campaigns() {
		return Query.number(this.database, "select count(*) from campaign");
	}

	private CampaignApi api() {
		return new CampaignApi(this.client);
	}

}
