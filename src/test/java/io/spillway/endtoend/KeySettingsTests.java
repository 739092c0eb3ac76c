package io.spillway.endtoend;

import java.util.Base64;

import io.spillway.development.DevelopmentKeys;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeySettingsTests {

	private final Settings settings = Settings.withDatabaseAway();

	@Test
	void withoutAKeyRingThereIsNoStart() {
		assertThat(Refusal.of(this.settings.without("spillway.keys"))).contains("spillway.keys.primary",
				"spillway.keys.ring");
	}

	@Test
	void aRingEntryMustBeBase64() {
		assertThat(Refusal.of(this.settings.with("spillway.keys.ring.1", "c2VjcmV0!c2VjcmV0"))).contains("base64")
			.contains("spillway.keys.ring.1");
	}

	@Test
	void aRingEntryMustHaveTheRightSize() {
		String tooShort = Base64.getEncoder().encodeToString(new byte[] { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4 });
		assertThat(Refusal.of(this.settings.with("spillway.keys.ring.1", tooShort))).contains("14 bytes");
	}

	@Test
	void thePrimaryKeyMustBeInTheRing() {
		assertThat(Refusal.of(this.settings.with("spillway.keys.primary", "2"))).contains("primary key 2");
	}

	@Test
	void aRingEntryInThePlaceOfItsIdIsNotQuoted() {
		String entry = DevelopmentKeys.ringEntry(3);
		assertThat(Refusal.of(this.settings.with("spillway.keys.primary", entry), entry))
			.contains("spillway.keys.primary", "a number");
	}

	@Test
	void anApiKeyInThePlaceOfItsHashIsNotQuoted() {
		assertThat(Refusal.of(this.settings.with("spillway.api.keys.development.hash", "sw_not_a_hash")))
			.contains("spillway.api.keys.development.hash");
	}

}
