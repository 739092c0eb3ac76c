package io.spillway.endtoend;

import java.time.Duration;

import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationTests {

	private final Settings settings = Settings.of(TestDatabase.create());

	@Test
	void aSealedLinkIsRevokedEverywhereWithinTwoSeconds() {
		try (Spillway one = Spillway.launch(this.settings); Spillway other = Spillway.launch(this.settings)) {
			one.awaitReady();
			other.awaitReady();
			String token = one.makeToken("sealed", "https://shop.example/");
			assertThat(other.click(token).statusCode()).isEqualTo(302);
			assertThat(one.api().delete("/v1/links/" + token).statusCode()).isEqualTo(204);
			assertThat(one.click(token).statusCode()).isEqualTo(410);
			Await.until("410 of the other", Duration.ofSeconds(2), () -> other.click(token).statusCode() == 410);
		}
	}

}
