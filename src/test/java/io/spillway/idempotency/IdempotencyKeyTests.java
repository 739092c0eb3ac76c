package io.spillway.idempotency;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyKeyTests {

	@Test
	void isThereOnlyIfItIsSent() {
		assertThat(of()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "k", "8e03978e-40d5-43e8-bc93-6894a57f9324", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" })
	void isWhatWasSent(String value) {
		assertThat(of(value)).isEqualTo(new IdempotencyKey("caller", value));
	}

	@Test
	void mayHave255Characters() {
		assertThat(of("k".repeat(255))).isEqualTo(new IdempotencyKey("caller", "k".repeat(255)));
		assertRefused("k".repeat(256));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", " a", "a\t", "a\u0000", "a\u007f", "schl\u00fcssel", "\ud83d\udd11" })
	void isVisibleAscii(String value) {
		assertRefused(value);
	}

	@Test
	void isSentOnce() {
		assertRefused("a", "b");
		assertRefused("a", "a");
	}

	@Test
	void isOfOneCaller() {
		IdempotencyKey key = new IdempotencyKey("caller", "k");
		assertThat(key.id()).hasSize(32).isEqualTo(new IdempotencyKey("caller", "k").id());
		assertThat(new IdempotencyKey("other", "k").id()).isNotEqualTo(key.id());
		assertThat(new IdempotencyKey("calle", "rk").id()).isNotEqualTo(key.id());
		assertThat(new IdempotencyKey("other", "k").lock()).isNotEqualTo(key.lock());
	}

	@Test
	void staysOutOfTheLog() {
		assertThat(new IdempotencyKey("caller", "secret")).asString().contains("caller").doesNotContain("secret");
		assertThat(new Answer("http://localhost/secret", "{\"token\":\"secret\"}")).asString().doesNotContain("secret");
	}

	private static void assertRefused(String... values) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> of(values))
			.satisfies((ex) -> assertThat(ex.problem().type()).isEqualTo(ProblemType.INVALID_IDEMPOTENCY_KEY));
	}

	private static @Nullable IdempotencyKey of(String... values) {
		HttpHeaders headers = new HttpHeaders();
		for (String value : values) {
			headers.add("Idempotency-Key", value);
		}
		return IdempotencyKey.of("caller", headers);
	}

}
