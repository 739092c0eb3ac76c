package io.spillway.security;

import io.spillway.security.ApiKeys.KnownKey;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Tells whose API key a call has. */
class ApiKeyAuthenticationManager implements ReactiveAuthenticationManager {

	private final ApiKeys keys;

	ApiKeyAuthenticationManager(ApiKeys keys) {
		this.keys = keys;
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		KnownKey key = this.keys.find(String.valueOf(authentication.getCredentials()));
		if (key == null) {
			return Mono.error(new BadCredentialsException("unknown API key"));
		}
		return Mono.just(UsernamePasswordAuthenticationToken.authenticated(key.name(), null, key.authorities()));
	}

}
