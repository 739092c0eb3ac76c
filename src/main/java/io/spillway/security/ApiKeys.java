package io.spillway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;

/**
 * Knows API keys by their hashes. An API key is random and long, so that a plain hash of
 * it is enough, and each is compared with every hash in constant time.
 */
public class ApiKeys {

	private final List<KnownKey> known = new ArrayList<>();

	ApiKeys(ApiProperties properties) {
		properties.keys().forEach((name, key) -> {
			List<GrantedAuthority> authorities = key.scopes().stream().map(Scope::authority).toList();
			key.hash()
				.forEach((hash) -> this.known.add(new KnownKey(name, HexFormat.of().parseHex(hash), authorities)));
		});
	}

	/** Whether an Authorization header has an API key that may do something. */
	public boolean allow(@Nullable String authorization, Scope scope) {
		String apiKey = BearerConverter.apiKey(authorization);
		KnownKey key = (apiKey != null) ? find(apiKey) : null;
		return key != null && key.authorities().contains(scope.authority());
	}

	@Nullable KnownKey find(String apiKey) {
		byte[] hash = sha256(apiKey);
		KnownKey found = null;
		for (KnownKey key : this.known) {
			if (MessageDigest.isEqual(key.hash(), hash)) {
				found = key;
			}
		}
		return found;
	}

	/**
	 * The hash by which the service knows an API key: its SHA-256, in hexadecimal digits.
	 */
	public static String hash(String apiKey) {
		return HexFormat.of().formatHex(sha256(apiKey));
	}

	static byte[] sha256(String apiKey) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

	/**
	 * An API key.
	 *
	 * @param name what it is called
	 * @param hash the key's SHA-256
	 * @param authorities what it may do
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared as a record
	record KnownKey(String name, byte[] hash, List<GrantedAuthority> authorities) {
	}

}
