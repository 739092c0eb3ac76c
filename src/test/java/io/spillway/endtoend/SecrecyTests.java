package io.spillway.endtoend;

import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecrecyTests {

	private static final String HOST = "confidential.example";

	private static final String WRONG_API_KEY = "sw_mistyped";

	private final TestDatabase database = TestDatabase.create();

	private final Settings settings = Settings.of(this.database);

	@Test
	void theLogTellsNoSecretWhateverHappens() {
		try (Spillway spillway = Spillway.start(this.settings)) {
			String stored = spillway.makeToken("stored", "https://" + HOST + "/?a=b");
			String sealed = spillway.makeToken("sealed", "https://" + HOST + "/?a=b");
			String unused = spillway.makeToken("stored", "https://" + HOST + "/?a=b");
			use(spillway, stored);
			use(spillway, sealed);
			misuse(spillway, stored);
			this.database.execute("alter table link drop column token");
			assertThat(spillway.click(unused).statusCode()).isEqualTo(500);
			assertThat(spillway.api().get("/v1/links/" + stored).statusCode()).isEqualTo(500);
			spillway.stop();
			assertThat(spillway.output()).contains("A GET request failed")
				.doesNotContain(this.settings.secrets())
				.doesNotContain(stored, sealed, unused, HOST, DevelopmentKeys.API_KEY, WRONG_API_KEY);
		}
	}

	private static void use(Spillway spillway, String token) {
		spillway.click(token);
		spillway.clicks().head("/" + token);
		spillway.api().get("/v1/links/" + token);
		spillway.api().delete("/v1/links/" + token);
		spillway.click(token);
	}

	private static void misuse(Spillway spillway, String token) {
		Http api = spillway.api();
		api.post(Spillway.LINKS, "{\"target\": \"https://%s\", \"data\": {]}".formatted(HOST));
		api.post(Spillway.LINKS, "{\"target\": {\"url\": \"https://%s\"}}".formatted(HOST));
		api.post(Spillway.LINKS, "{\"target\": \"https://%s:%s@%s\"}".formatted("user", "word", HOST));
		api.post("/v1/links/" + token, "{}");
		spillway.clicks().withApiKey(WRONG_API_KEY).get("/v1/links/" + token);
		spillway.clicks().post("/" + token, "{}");
		spillway.clicks().with("Accept", HOST).get("/" + token);
		spillway.clicks().get("/%ff" + token);
	}

}
