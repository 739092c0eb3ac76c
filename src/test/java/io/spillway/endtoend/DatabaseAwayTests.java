package io.spillway.endtoend;

import java.net.http.HttpResponse;

import io.spillway.development.DevelopmentKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseAwayTests {

	private static final String TARGET = "https://shop.example/";

	private static Spillway lenient;

	private static Spillway strict;

	@BeforeAll
	static void start() {
		Settings settings = Settings.withDatabaseAway();
		lenient = Spillway.launch(settings, "--spillway.migrate=off");
		strict = Spillway.launch(settings.with("spillway.revocation", "strict"), "--spillway.migrate=off");
		lenient.awaitReady();
		strict.awaitLive();
	}

	@AfterAll
	static void stop() {
		lenient.close();
		strict.close();
	}

	@Test
	void aSealedLinkLeadsToItsTarget() {
		assertThat(lenient.click(lenient.makeToken("sealed", TARGET)).statusCode()).isEqualTo(302);
	}

	@Test
	void aStoredLinkCannotBeKnown() {
		assertUnavailable(lenient.click("0123456789AB"));
	}

	@Test
	void aStoredLinkCannotBeMade() {
		assertUnavailable(lenient.api().post(Spillway.LINKS, """
				{"target": "%s"}""".formatted(TARGET)));
	}

	@Test
	void aSealedLinkCannotBeRevoked() {
		assertUnavailable(lenient.api().delete("/v1/links/" + lenient.makeToken("sealed", TARGET)));
	}

	@Test
	void aServiceThatIsToKnowRevocationsOpensNoSealedLink() {
		assertUnavailable(strict.click(strict.makeToken("sealed", TARGET)));
	}

	@Test
	void aServiceThatIsToKnowRevocationsIsNotReady() {
		assertThat(strict.health("readiness").statusCode()).isEqualTo(503);
	}

	@Test
	void aServiceThatNeedNotKnowRevocationsSaysThatItDoesNot() {
		assertThat(Http.json(lenient.health("readiness")).at("/components/revocation/details/loaded").booleanValue())
			.isFalse();
	}

	@Test
	void theConsoleOpensAndCannotShowCampaigns() {
		Http management = lenient.management();
		assertThat(management.get("/console").statusCode()).isEqualTo(200);
		assertThat(management.get("/console/main.js").body()).startsWith("//");
		assertUnavailable(management.withApiKey(DevelopmentKeys.STATS_API_KEY).get("/console/api/campaigns"));
	}

	private static void assertUnavailable(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(Http.header(response, "Retry-After")).matches("[1-9][0-9]*");
	}

}
