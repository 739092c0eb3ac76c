package io.spillway.security;

import java.util.Base64;
import java.util.Map;

import io.spillway.development.DevelopmentKeys;
import io.spillway.startup.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeysPropertiesTests {

	private static final String ENTRY = DevelopmentKeys.ringEntry(1);

	@Test
	void theRingHasAllEntriesThePrimaryFirst() {
		KeysProperties properties = new KeysProperties(255,
				Map.of(0, ENTRY, 255, DevelopmentKeys.ringEntry(2), 7, DevelopmentKeys.ringEntry(3)));
		assertThat(properties.toKeyRing().primary()).isEqualTo(255);
		assertThat(properties.toKeyRing().ids()).containsExactly(255, 0, 7);
	}

	@Test
	void theLineBreakAtTheEndOfAMountedSecretDoesNoHarm() {
		assertThat(new KeysProperties(1, Map.of(1, ENTRY + "\n")).toKeyRing().ids()).containsExactly(1);
	}

	@Test
	void withoutARingOrAPrimaryNothingStarts() {
		String message = "spillway.keys.primary and spillway.keys.ring.<id> are not both set: without a key ring "
				+ "no link can be made or opened (`spillway keygen` prints one)";
		assertRefused(null, Map.of(1, ENTRY), message);
		assertRefused(1, Map.of(), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret!", "c2VjcmV0_w==", "c2VjcmV0=w" })
	void whatIsNotBase64IsRefused(String entry) {
		assertRefused(1, Map.of(1, entry), "spillway.keys.ring.1 is not base64");
	}

	@ParameterizedTest
	@CsvSource({ "0", "31", "33" })
	void anEntryHas32Bytes(int size) {
		String entry = Base64.getEncoder().encodeToString(new byte[size]);
		assertRefused(1, Map.of(1, entry), "spillway.keys: key 1 has %d bytes instead of 32".formatted(size));
	}

	@Test
	void idsAndPrimaryAreChecked() {
		assertRefused(2, Map.of(1, ENTRY), "spillway.keys: the primary key 2 is not in the ring");
		assertRefused(256, Map.of(256, ENTRY), "spillway.keys: key id 256 is not within 0..255");
		assertRefused(-1, Map.of(-1, ENTRY), "spillway.keys: key id -1 is not within 0..255");
	}

	@Test
	void entriesAreNotPrinted() {
		KeysProperties properties = new KeysProperties(1, Map.of(1, ENTRY));
		assertThat(properties).hasToString("KeysProperties[primary=1, ring=[1]]");
		assertThat(properties.toKeyRing()).asString().doesNotContain(ENTRY);
	}

	private static void assertRefused(@Nullable Integer primary, Map<Integer, String> ring, String message) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new KeysProperties(primary, ring).toKeyRing())
			.withMessage(message);
	}

}
