package io.spillway.campaign;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@ParameterizedTest
	@CsvSource({ ", , ACTIVE", "2026-03-01T12:00:00Z, , ACTIVE", "2026-03-01T12:00:00.001Z, , SCHEDULED",
			", 2026-03-01T12:00:00.001Z, ACTIVE", ", 2026-03-01T12:00:00Z, ENDED",
			"2026-03-01T11:00:00Z, 2026-03-01T13:00:00Z, ACTIVE",
			"2026-03-01T13:00:00Z, 2026-03-01T14:00:00Z, SCHEDULED",
			"2026-03-01T10:00:00Z, 2026-03-01T11:00:00Z, ENDED" })
	void aCampaignIsActiveFromItsStartUntilItsEnd(@Nullable Instant startsAt, @Nullable Instant endsAt,
			CampaignStatus status) {
		assertThat(campaign(startsAt, endsAt).status(NOW)).isEqualTo(status);
	}

	@Test
	void tellsNothingOfWhereItLeads() {
		assertThat(campaign(null, null).toString()).doesNotContain("example").doesNotContain("secret");
	}

	private static Campaign campaign(@Nullable Instant startsAt, @Nullable Instant endsAt) {
		return new Campaign(7, 1, NOW, new CampaignFields("secret sale", TargetTemplate.of("https://target.example"),
				startsAt, endsAt, Fallback.of("https://fallback.example"), PlatformTemplates.NONE, false));
	}

}
