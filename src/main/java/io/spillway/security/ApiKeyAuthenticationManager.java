package io.spillway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Knows API keys by their hashes. An API key is random and long, so that a plain hash of
 * it is enough, and each is compared with every hash in constant time.
 */
class ApiKeyAuthenticationManager implements ReactiveAuthenticationManager {

	private final List<KnownKey> known = new ArrayList<>();

	ApiKeyAuthenticationManager(ApiProperties properties) {
		properties.keys().forEach((name, key) -> {
			List<GrantedAuthority> authorities = key.scopes().stream().map(Scope::authority).toList();
			key.hash()
				.forEach((hash) -> this.known.add(new KnownKey(name, HexFormat.of().parseHex(hash), authorities)));
		});
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		KnownKey key = find(String.valueOf(authentication.getCredentials()));
		if (key == null) {
			return Mono.error(new BadCredentialsException("unknown API key"));
		}
		return Mono.just(UsernamePasswordAuthenticationToken.authenticated(key.name(), null, key.authorities()));
	}

	private @Nullable KnownKey find(String apiKey) {
		byte[] hash = sha256(apiKey);
		KnownKey found = null;
		for (KnownKey key : this.known) {
			if (MessageDigest.isEqual(key.hash(), hash)) {
				found = key;
			}
		}
		return found;
	}

	static byte[] sha256(String apiKey) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this runtime lacks SHA-256", ex);
		}
	}

	@SuppressWarnings("ArrayRecordComponent") // never compared as a record
	private record KnownKey(String name, byte[] hash, List<GrantedAuthority> authorities) {
	}

}
