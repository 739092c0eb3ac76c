package io.spillway.token;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinkPayloadTests {

	private static final Instant CREATED = Instant.parse("2026-03-01T09:00:00.123Z");

	private static final Instant EXPIRES = Instant.parse("2026-04-01T00:00:00.999Z");

	@Test
	void expiresAtTheVeryMoment() {
		assertThat(payload(EXPIRES).isExpired(EXPIRES)).isTrue();
		assertThat(payload(EXPIRES).isExpired(EXPIRES.plusNanos(1))).isTrue();
	}

	@Test
	void isNotExpiredBeforeIt() {
		assertThat(payload(EXPIRES).isExpired(EXPIRES.minusNanos(1))).isFalse();
	}

	@Test
	void neverExpiresWithoutATime() {
		assertThat(payload(null).isExpired(Instant.MAX)).isFalse();
	}

	@Test
	void keepsWholeMilliseconds() {
		LinkPayload fine = new LinkPayload(CREATED.plusNanos(999_999), EXPIRES.plusNanos(1), "https://example.com/",
				null, null, false);
		assertThat(fine.createdAt()).isEqualTo(CREATED);
		assertThat(fine.expiresAt()).isEqualTo(EXPIRES);
	}

	@Test
	void showsNothingButItsTimes() {
		LinkPayload payload = new LinkPayload(CREATED, EXPIRES, "https://example.com/secret", "{\"secret\":1}",
				"secret", true);
		assertThat(payload).hasToString("LinkPayload[createdAt=%s, expiresAt=%s]".formatted(CREATED, EXPIRES));
	}

	private static LinkPayload payload(@Nullable Instant expiresAt) {
		return new LinkPayload(CREATED, expiresAt, "https://example.com/", null, null, false);
	}

}
