package io.spillway.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

class BearerConverterTests {

	@ParameterizedTest
	@ValueSource(strings = { "Bearer sw_key", "bearer sw_key", "BEARER sw_key", "Bearer   sw_key" })
	void theKeyFollowsTheScheme(String header) {
		StepVerifier.create(convert(header)).assertNext((caller) -> {
			assertThat(caller.getCredentials()).isEqualTo("sw_key");
			assertThat(caller.isAuthenticated()).isFalse();
		}).verifyComplete();
	}

	@Test
	void aKeyMayHaveAllCharactersOfAToken68() {
		StepVerifier.create(convert("Bearer aZ0-._~+/=="))
			.assertNext((caller) -> assertThat(caller.getCredentials()).isEqualTo("aZ0-._~+/=="))
			.verifyComplete();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer", "Bearer ", "Bearersw_key", "Basic c3c6a2V5", "sw_key", "Bearer sw key",
			"Bearer sw_key,", "Bearer sw_key ", "Bearer =", "Bearer sw=key", "Bearer\tsw_key", "Bearer 열쇠",
			"Token Bearer sw_key", "Bearer sw_key\n" })
	void anyOtherHeaderIsNone(String header) {
		StepVerifier.create(convert(header)).verifyComplete();
	}

	@Test
	void withoutAHeaderThereIsNoKey() {
		StepVerifier
			.create(new BearerConverter()
				.convert(MockServerWebExchange.from(MockServerHttpRequest.get("/v1/links/a").build())))
			.verifyComplete();
	}

	private static Mono<Authentication> convert(String header) {
		MockServerHttpRequest request = MockServerHttpRequest.get("/v1/links/a")
			.header(HttpHeaders.AUTHORIZATION, header)
			.build();
		return new BearerConverter().convert(MockServerWebExchange.from(request));
	}

}
