package io.spillway.endtoend;

import java.time.Duration;

import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyRotationTests {

	private static final String TARGET = "https://shop.example/";

	private final Settings settings = Settings.of(TestDatabase.create());

	private final Settings withOldKey = this.settings.withRing(1, 1);

	private final Settings withBothKeys = this.settings.withRing(2, 1, 2);

	private final Settings withNewKey = this.settings.withRing(2, 2);

	private String stored = "";

	private String sealed = "";

	@BeforeEach
	void makeLinksWithTheOldKey() {
		try (Spillway spillway = Spillway.start(this.withOldKey)) {
			this.stored = spillway.makeToken("stored", TARGET);
			this.sealed = spillway.makeToken("sealed", TARGET);
		}
	}

	@Test
	void storedLinksOutliveTheirKeyOnceTheyAreSealedAnew() {
		try (Spillway spillway = Spillway.start(this.withBothKeys)) {
			assertThat(spillway.click(this.stored).statusCode()).isEqualTo(302);
			assertThat(spillway.click(this.sealed).statusCode()).isEqualTo(302);
			rekey(this.withBothKeys, 0, "1 links sealed with the primary key, done");
			assertThat(spillway.click(this.stored).statusCode()).isEqualTo(302);
		}
		try (Spillway spillway = Spillway.start(this.withNewKey)) {
			assertThat(Http.header(spillway.click(this.stored), "Location")).isEqualTo(TARGET);
			assertThat(spillway.click(this.sealed).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void aKeyThatWasTakenAwayTooEarlyIsMissed() {
		try (Spillway spillway = Spillway.start(this.withNewKey)) {
			assertThat(spillway.click(this.stored).statusCode()).isEqualTo(503);
			assertThat(spillway.click(this.sealed).statusCode()).isEqualTo(404);
			Await.until("a warning", Duration.ofSeconds(5),
					() -> spillway.out()
						.lines()
						.anyMatch((line) -> line.contains("WARN") && line.contains("keys [1]")));
			rekey(this.withNewKey, 1, "0 links sealed with the primary key, 1 cannot be opened, done");
		}
	}

	private static void rekey(Settings settings, int status, String report) {
		try (Execution process = Execution.start(settings, "rekey", "--batch", "100")) {
			assertThat(process.awaitExit(Execution.LIMIT)).as(process.output()).isEqualTo(status);
			assertThat(process.out()).contains(report);
		}
	}

}
