package io.spillway.security;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spillway.startup.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the API.
 *
 * @param keys the API keys by name
 */
@ConfigurationProperties("spillway.api")
record ApiProperties(@DefaultValue Map<String, ApiKey> keys) {

	private static final int HASH_BYTES = 32;

	ApiProperties {
		keys.forEach(ApiProperties::check);
	}

	private static void check(String name, ApiKey key) {
		if (key.hash().isEmpty()) {
			throw new InvalidSettingException("spillway.api.keys.%s.hash is not set".formatted(name));
		}
		if (key.scopes().isEmpty()) {
			throw new InvalidSettingException("spillway.api.keys.%s.scopes is not set".formatted(name));
		}
		if (!key.hash().stream().allMatch(ApiProperties::isHash)) {
			throw new InvalidSettingException(
					"spillway.api.keys.%s.hash is not the hex SHA-256 of an API key (64 digits)".formatted(name));
		}
	}

	private static boolean isHash(String hash) {
		return hash.length() == 2 * HASH_BYTES && hash.chars().allMatch(HexFormat::isHexDigit);
	}

	/**
	 * An API key.
	 *
	 * @param hash hex SHA-256 of the key; several while it is being replaced
	 * @param scopes what it may do
	 */
	record ApiKey(@DefaultValue List<String> hash, @DefaultValue Set<Scope> scopes) {

		@Override
		public String toString() {
			return "ApiKey[scopes=%s]".formatted(this.scopes);
		}

	}

}
