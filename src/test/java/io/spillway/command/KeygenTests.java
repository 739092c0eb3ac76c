package io.spillway.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeygenTests {

	@Test
	void theDefaultsAreForTheFirstKeys() {
		assertThat(keygen())
			.containsOnlyKeys("SPILLWAY_KEYS_PRIMARY", "SPILLWAY_KEYS_RING_1", "SPILLWAY_API_KEYS_DEFAULT_HASH",
					"SPILLWAY_API_KEYS_DEFAULT_SCOPES", "SPILLWAY_API_KEY")
			.containsEntry("SPILLWAY_KEYS_PRIMARY", "1")
			.containsEntry("SPILLWAY_API_KEYS_DEFAULT_SCOPES", "links");
	}

	@Test
	void idNameAndScopesCanBeChosen() {
		assertThat(keygen("--id=255", "--name", "shop2", "--scopes=stats,links"))
			.containsEntry("SPILLWAY_KEYS_PRIMARY", "255")
			.containsEntry("SPILLWAY_API_KEYS_SHOP2_SCOPES", "stats,links")
			.containsKeys("SPILLWAY_KEYS_RING_255", "SPILLWAY_API_KEYS_SHOP2_HASH");
	}

	@Test
	void aRingEntryHas32Bytes() {
		assertThat(Base64.getDecoder().decode(value(keygen(), "SPILLWAY_KEYS_RING_1"))).hasSize(32);
	}

	@Test
	void theHashIsThatOfTheApiKey() throws NoSuchAlgorithmException {
		Map<String, String> keys = keygen();
		String apiKey = value(keys, "SPILLWAY_API_KEY");
		assertThat(apiKey).matches("sw_[A-Za-z0-9_-]{43}");
		assertThat(value(keys, "SPILLWAY_API_KEYS_DEFAULT_HASH")).isEqualTo(HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	void noTwoCallsPrintTheSame() {
		Map<String, String> first = keygen();
		Map<String, String> second = keygen();
		assertThat(value(first, "SPILLWAY_KEYS_RING_1")).isNotEqualTo(value(second, "SPILLWAY_KEYS_RING_1"));
		assertThat(value(first, "SPILLWAY_API_KEY")).isNotEqualTo(value(second, "SPILLWAY_API_KEY"));
	}

	private static String value(Map<String, String> keys, String name) {
		return Objects.requireNonNull(keys.get(name));
	}

	private static Map<String, String> keygen(String... args) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new Keygen().run(List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8));
		return out.toString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
	}

}
