package io.spillway.token;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CampaignRecipientTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "16777215, 0", "0, 1099511627775", "16777215, 1099511627775" })
	void takesNumbersUpToItsLimits(int campaign, long recipient) {
		assertThat(new CampaignRecipient(campaign, recipient)).satisfies((made) -> {
			assertThat(made.campaign()).isEqualTo(campaign);
			assertThat(made.recipient()).isEqualTo(recipient);
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { Integer.MIN_VALUE, -1, 16_777_216, Integer.MAX_VALUE })
	void refusesCampaignsBeyondThem(int campaign) {
		assertThatIllegalArgumentException().isThrownBy(() -> new CampaignRecipient(campaign, 0))
			.withMessage("campaign %d is not within 0..16777215", campaign);
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, 1_099_511_627_776L, Long.MAX_VALUE })
	void refusesRecipientsBeyondThem(long recipient) {
		assertThatIllegalArgumentException().isThrownBy(() -> new CampaignRecipient(0, recipient))
			.withMessage("recipient %d is not within 0..1099511627775", recipient);
	}

}
