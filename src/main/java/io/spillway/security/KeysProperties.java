package io.spillway.security;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import io.spillway.startup.InvalidSettingException;
import io.spillway.token.KeyRing;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key ring as configured.
 *
 * @param primary the id of the entry that seals, 0 .. 255
 * @param ring the entries by id, base64 of 32 bytes each
 */
@ConfigurationProperties("spillway.keys")
record KeysProperties(@Nullable Integer primary, @DefaultValue Map<Integer, String> ring) {

	KeyRing toKeyRing() {
		if (this.primary == null || this.ring.isEmpty()) {
			throw new InvalidSettingException("spillway.keys.primary and spillway.keys.ring.<id> are not both set: "
					+ "without a key ring no link can be made or opened (`spillway keygen` prints one)");
		}
		Map<Integer, byte[]> entries = new HashMap<>();
		this.ring.forEach((id, entry) -> entries.put(id, decode(id, entry)));
		try {
			return new KeyRing(this.primary, entries);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException("spillway.keys: " + ex.getMessage());
		}
	}

	private static byte[] decode(int id, String entry) {
		try {
			return Base64.getDecoder().decode(entry.strip());
		}
		catch (IllegalArgumentException _) {
			throw new InvalidSettingException("spillway.keys.ring.%d is not base64".formatted(id));
		}
	}

	@Override
	public String toString() {
		return "KeysProperties[primary=%s, ring=%s]".formatted(this.primary, this.ring.keySet());
	}

}
