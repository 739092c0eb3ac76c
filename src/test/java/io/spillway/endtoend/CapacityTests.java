package io.spillway.endtoend;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CapacityTests {

	private static final String CAPACITY = "/v1/capacity";

	/** Within the lead time, and so is the peak of its clicks. */
	private static Instant soon;

	private static Spillway one;

	private static Spillway other;

	@BeforeAll
	static void start() {
		soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(120);
		Settings settings = Settings.of(TestDatabase.create())
			.with("spillway.capacity.clicks-per-replica", "100")
			.with("spillway.capacity.lead-time", "PT10M")
			.with("spillway.capacity.min-replicas", "3")
			.with("spillway.capacity.max-replicas", "12");
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
	void replicasAreToldAtOnceAndEverywhereAsPushesAreAnnouncedAndWithdrawn() {
		String pushes = pushes();
		assertReplicas(3);
		// 0.3 of 300,000 recipients at their peak make 463 clicks a second.
		HttpResponse<String> made = announce(pushes, 300_000);
		JsonNode push = Http.json(made);
		String path = pushes + "/" + push.required("id");
		assertThat(Http.header(made, "Location")).isEqualTo(Settings.BASE_URL + path);
		assertThat(push.required("at").textValue()).isEqualTo(soon.toString());
		assertThat(Http.json(other.api().get(pushes)).required("pushes")).containsExactly(push);
		assertThat(Http.json(other.api().get(path))).isEqualTo(push);
		assertReplicas(5);
		String second = pushes + "/" + Http.json(announce(pushes, 1_000_000)).required("id");
		assertReplicas(12);
		assertThat(other.api().delete(second).statusCode()).isEqualTo(204);
		assertThat(one.api().delete(second).statusCode()).isEqualTo(204);
		assertReplicas(5);
		assertThat(one.api().delete(path).statusCode()).isEqualTo(204);
		assertReplicas(3);
		assertThat(Http.json(one.api().get(pushes)).required("pushes")).isEmpty();
		assertThat(one.api().get(path).statusCode()).isEqualTo(404);
	}

	private static void assertReplicas(int replicas) {
		for (Spillway spillway : new Spillway[] { one, other }) {
			assertThat(Http.json(spillway.api().get(CAPACITY)).toString())
				.isEqualTo("{\"replicas\":%d}".formatted(replicas));
		}
	}

	@Test
	void anAnnouncementThatIsSentTwiceIsOne() {
		String pushes = pushes();
		Http once = one.api().with("Idempotency-Key", "twice");
		String body = body(1);
		assertThat(once.post(pushes, body).body()).isEqualTo(once.post(pushes, body).body());
		assertThat(Http.json(one.api().get(pushes)).required("pushes")).hasSize(1);
	}

	@Test
	void whatIsWrongIsSaid() {
		String pushes = pushes();
		HttpResponse<String> refused = one.api().post(pushes, "{\"at\": \"soon\", \"recipients\": 1099511627777}");
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(Http.json(refused).at("/errors/0/pointer").textValue()).isEqualTo("/at");
		assertThat(Http.json(refused).at("/errors/1/pointer").textValue()).isEqualTo("/recipients");
		assertThat(one.api().post("/v1/campaigns/16777215/pushes", body(1)).statusCode()).isEqualTo(404);
		assertThat(one.api().delete(pushes + "/999999").statusCode()).isEqualTo(404);
	}

	@Test
	void aKeyOfOtherScopesIsRefused() {
		Http links = one.clicks().withApiKey(DevelopmentKeys.OTHER_API_KEY);
		assertThat(links.get(CAPACITY).statusCode()).isEqualTo(403);
		assertThat(links.post(pushes(), body(1)).statusCode()).isEqualTo(403);
		assertThat(one.clicks().get(CAPACITY).statusCode()).isEqualTo(401);
	}

	@Test
	void withoutTheDatabaseThereIsNoNumber() {
		try (Spillway alone = Spillway.start(Settings.withDatabaseAway(), "--spillway.migrate=off")) {
			HttpResponse<String> answer = alone.api().get(CAPACITY);
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).doesNotContain("replicas");
		}
	}

	@Test
	void aSettingThatIsWrongEndsTheStart() {
		Settings settings = Settings.withDatabaseAway();
		assertThat(Refusal.of(settings.with("spillway.capacity.click-share", "1.1")))
			.contains("spillway.capacity.click-share must be more than 0 and 1 at most");
		assertThat(Refusal.of(settings.with("spillway.capacity.min-replicas", "many")))
			.contains("spillway.capacity.min-replicas", "a number");
	}

	private static String pushes() {
		HttpResponse<String> made = one.api()
			.post("/v1/campaigns", "{\"name\": \"sale\", \"target\": \"https://shop.example/{recipient}\"}");
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
		return "/v1/campaigns/" + Http.json(made).required("id") + "/pushes";
	}

	private static HttpResponse<String> announce(String pushes, long recipients) {
		HttpResponse<String> made = one.api().post(pushes, body(recipients));
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
		return made;
	}

	private static String body(long recipients) {
		return "{\"at\": \"%s\", \"recipients\": %d}".formatted(soon, recipients);
	}

}
