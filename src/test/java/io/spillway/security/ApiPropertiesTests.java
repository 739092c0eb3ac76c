package io.spillway.security;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spillway.security.ApiProperties.ApiKey;
import io.spillway.startup.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApiPropertiesTests {

	private static final String HASH = "0123456789abcdefABCDEF".repeat(3).substring(0, 64);

	@Test
	void withoutSettingsThereIsNoKey() {
		assertThat(bind(Map.of()).keys()).isEmpty();
	}

	@Test
	void aKeyHasHashesAndScopes() {
		ApiProperties properties = bind(Map.of("spillway.api.keys.shop.hash", HASH + "," + "0".repeat(64),
				"spillway.api.keys.shop.scopes", "links,stats"));
		assertThat(properties.keys()).containsExactly(
				Map.entry("shop", new ApiKey(List.of(HASH, "0".repeat(64)), Set.of(Scope.LINKS, Scope.STATS))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "sw_secret", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
			"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
			"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
			"٠123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" })
	void whatIsNoHashIsRefused(String hash) {
		Map<String, ApiKey> keys = Map.of("shop", new ApiKey(List.of(HASH, hash), Set.of(Scope.LINKS)));
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new ApiProperties(keys))
			.withMessage("spillway.api.keys.shop.hash is not the hex SHA-256 of an API key (64 digits)");
	}

	@Test
	void aHashIsNeeded() {
		Map<String, ApiKey> keys = Map.of("shop", new ApiKey(List.of(), Set.of(Scope.LINKS)));
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new ApiProperties(keys))
			.withMessage("spillway.api.keys.shop.hash is not set");
	}

	@Test
	void aScopeIsNeeded() {
		Map<String, ApiKey> keys = Map.of("shop", new ApiKey(List.of(HASH), Set.of()));
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new ApiProperties(keys))
			.withMessage("spillway.api.keys.shop.scopes is not set");
	}

	@Test
	void hashesAreNotPrinted() {
		Map<String, ApiKey> keys = Map.of("shop", new ApiKey(List.of(HASH), Set.of(Scope.LINKS)));
		assertThat(new ApiProperties(keys)).asString().contains("shop", "LINKS").doesNotContain(HASH);
	}

	private static ApiProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("spillway.api",
				ApiProperties.class);
	}

}
