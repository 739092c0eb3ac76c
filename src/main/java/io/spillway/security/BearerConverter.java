package io.spillway.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

/** Takes the API key out of an {@code Authorization: Bearer} header (RFC 6750). */
class BearerConverter implements ServerAuthenticationConverter {

	private static final Pattern BEARER = Pattern.compile("Bearer +([A-Za-z0-9-._~+/]+=*)", Pattern.CASE_INSENSITIVE);

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		return Mono.justOrEmpty(apiKey(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION)))
			.map((apiKey) -> UsernamePasswordAuthenticationToken.unauthenticated("bearer", apiKey));
	}

	/** The API key in a header, or null if there is none. */
	static @Nullable String apiKey(@Nullable String authorization) {
		Matcher bearer = BEARER.matcher((authorization != null) ? authorization : "");
		return bearer.matches() ? bearer.group(1) : null;
	}

}
