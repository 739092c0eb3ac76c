package io.spillway.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import io.spillway.bulk.ChunkedCall;
import io.spillway.development.DevelopmentKeys;
import io.spillway.development.TestDatabase;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CampaignLinksTests {

	private static final int TERMINATED = 143;

	private static final CampaignTokens TOKENS = new CampaignTokens(
			new KeyRing(1, Map.of(1, Base64.getDecoder().decode(DevelopmentKeys.ringEntry(1)))));

	@Test
	void aRangeOfLinksIsWholeAndInOrder() throws IOException {
		Spillway spillway = SharedSpillway.get();
		int id = campaign(spillway);
		try (ChunkedCall call = ChunkedCall.postNothing(spillway.port(), path(id) + "?from=0&to=99999")) {
			assertThat(call.head()).startsWith("http/1.1 200 ");
			for (long recipient = 0; recipient < 100_000; recipient++) {
				assertThat(call.line()).isEqualTo("{\"recipient\":%d,\"url\":\"%s/%s\"}".formatted(recipient,
						Settings.BASE_URL, TOKENS.seal(new CampaignRecipient(id, recipient))));
			}
			assertThat(call.line()).isNull();
		}
	}

	@Test
	void linesAreAnsweredWhileOthersAreStillToComeAndLead() throws IOException {
		Spillway spillway = SharedSpillway.get();
		int id = campaign(spillway);
		try (ChunkedCall call = ChunkedCall.post(spillway.port(), path(id))) {
			assertThat(call.head()).startsWith("http/1.1 200 ");
			assertThat(call.send("{\"recipient\": 7}\n").line()).startsWith("{\"recipient\":7,");
			assertThat(call.send("x\n").line()).startsWith("{\"line\":2,\"error\":{");
			String link = String.valueOf(call.send("8\n").line());
			assertThat(call.end().line()).isNull();
			String token = link.replaceAll(".*/|\"}$", "");
			assertThat(Http.header(spillway.click(token), "Location")).isEqualTo("https://shop.example/8");
		}
	}

	@Test
	void aStopWaitsForAStream() throws IOException {
		try (Spillway spillway = Spillway
			.start(Settings.of(TestDatabase.create()).with("spillway.drain-timeout", "PT0.2S"));
				ChunkedCall call = ChunkedCall.post(spillway.port(), path(campaign(spillway)))) {
			call.head();
			assertThat(call.send("1\n").line()).startsWith("{\"recipient\":1,");
			spillway.terminate();
			Await.until("no new connections", Duration.ofSeconds(5), spillway::refusesConnections);
			assertThat(call.send("2\n").line()).startsWith("{\"recipient\":2,");
			assertThat(call.end().line()).isNull();
			assertThat(spillway.awaitExit()).isEqualTo(TERMINATED);
		}
	}

	@Test
	void aStopAbortsAStreamThatDoesNotEndInTime() throws IOException {
		Settings settings = Settings.of(TestDatabase.create())
			.with("spillway.drain-timeout", "PT0.2S")
			.with("spring.lifecycle.timeout-per-shutdown-phase", "2s");
		try (Spillway spillway = Spillway.start(settings);
				ChunkedCall call = ChunkedCall.postNothing(spillway.port(),
						path(campaign(spillway)) + "?from=0&to=1099511627775")) {
			call.head();
			spillway.terminate();
			assertThatExceptionOfType(IOException.class).isThrownBy(call::rest);
			assertThat(spillway.awaitExit()).isEqualTo(TERMINATED);
			assertThat(spillway.output()).doesNotContain("ERROR", "still running");
		}
	}

	private static int campaign(Spillway spillway) {
		return Http.json(spillway.api().post("/v1/campaigns", """
				{"name": "sale", "target": "https://shop.example/{recipient}"}""")).required("id").intValue();
	}

	private static String path(int id) {
		return "/v1/campaigns/%d/links".formatted(id);
	}

}
