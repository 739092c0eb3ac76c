package io.spillway.security;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.spillway.security.ApiProperties.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;

class ApiKeyAuthenticationManagerTests {

	private final ApiKeyAuthenticationManager manager = new ApiKeyAuthenticationManager(
			new ApiKeys(new ApiProperties(Map.of("shop",
					new ApiKey(List.of(hash("sw_old"), hash("sw_new").toUpperCase(Locale.ROOT)), Set.of(Scope.LINKS)),
					"reports", new ApiKey(List.of(hash("sw_reports")), Set.of(Scope.STATS, Scope.CAMPAIGNS))))));

	@ParameterizedTest
	@ValueSource(strings = { "sw_old", "sw_new" })
	void bothKeysAreValidWhileOneReplacesTheOther(String apiKey) {
		StepVerifier.create(this.manager.authenticate(credentials(apiKey))).assertNext((caller) -> {
			assertThat(caller.isAuthenticated()).isTrue();
			assertThat(caller.getName()).isEqualTo("shop");
			assertThat(caller.getAuthorities()).extracting(GrantedAuthority::getAuthority)
				.containsExactly("SCOPE_links");
		}).verifyComplete();
	}

	@Test
	void aKeyHasItsOwnScopes() {
		StepVerifier.create(this.manager.authenticate(credentials("sw_reports")))
			.assertNext((caller) -> assertThat(caller.getAuthorities()).extracting(GrantedAuthority::getAuthority)
				.containsExactlyInAnyOrder("SCOPE_stats", "SCOPE_campaigns"))
			.verifyComplete();
	}

	@Test
	void theKeyIsForgottenOnceItIsKnown() {
		StepVerifier.create(this.manager.authenticate(credentials("sw_old")))
			.assertNext((caller) -> assertThat(caller.getCredentials()).isNull())
			.verifyComplete();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "sw_", "sw_older", "SW_OLD", "shop" })
	void anUnknownKeyIsRefused(String apiKey) {
		StepVerifier.create(this.manager.authenticate(credentials(apiKey)))
			.verifyErrorSatisfies((error) -> assertThat(error).isInstanceOf(BadCredentialsException.class)
				.hasMessage("unknown API key"));
	}

	@Test
	void aHashIsNoKey() {
		StepVerifier.create(this.manager.authenticate(credentials(hash("sw_old"))))
			.verifyError(BadCredentialsException.class);
	}

	private static Authentication credentials(String apiKey) {
		return UsernamePasswordAuthenticationToken.unauthenticated("bearer", apiKey);
	}

	private static String hash(String apiKey) {
		return HexFormat.of().formatHex(ApiKeys.sha256(apiKey));
	}

}
