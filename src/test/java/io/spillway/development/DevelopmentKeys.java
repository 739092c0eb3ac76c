package io.spillway.development;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys that everybody knows: for development and tests, never for a service. */
public final class DevelopmentKeys {

	/** An API key with all scopes. */
	public static final String API_KEY = "sw_development";

	/** Another one, of another caller, which may touch links only. */
	public static final String OTHER_API_KEY = "sw_other";

	/** One that may look at statistics only. */
	public static final String STATS_API_KEY = "sw_stats";

	private DevelopmentKeys() {
	}

	/** A ring entry, the same for the same number. */
	public static String ringEntry(int number) {
		return Base64.getEncoder().encodeToString(sha256("development key " + number));
	}

	/** The settings that make the keys known. */
	public static Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("spillway.keys.primary", "1");
		settings.put("spillway.keys.ring.1", ringEntry(1));
		addApiKey(settings, "development", API_KEY, "links,campaigns,stats,capacity");
		addApiKey(settings, "other", OTHER_API_KEY, "links");
		addApiKey(settings, "stats", STATS_API_KEY, "stats");
		return settings;
	}

	private static void addApiKey(Map<String, String> settings, String name, String apiKey, String scopes) {
		settings.put("spillway.api.keys.%s.hash".formatted(name), HexFormat.of().formatHex(sha256(apiKey)));
		settings.put("spillway.api.keys.%s.scopes".formatted(name), scopes);
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
