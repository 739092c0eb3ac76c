package io.spillway.recording;

import io.spillway.token.CampaignRecipient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClickedLinkTests {

	@Test
	void aStoredLinkIsToldByItsToken() {
		ClickedLink link = ClickedLink.stored("0123456789AB");
		assertThat(link.high()).isEqualTo(0x3031323334353637L);
		assertThat(link.low()).isEqualTo(0x38394142L);
	}

	/** The digest of "abc" in FIPS 180-4's examples. */
	@Test
	void aSealedLinkIsToldByTheHashOfItsToken() {
		ClickedLink link = ClickedLink.sealed("abc");
		assertThat(link.high()).isEqualTo(0xba7816bf8f01cfeaL);
		assertThat(link.low()).isEqualTo(0x414140de5dae2223L);
	}

	@Test
	void aLinkOfACampaignIsToldByItsRecipient() {
		ClickedLink link = ClickedLink
			.campaign(new CampaignRecipient(CampaignRecipient.MAX_CAMPAIGN, CampaignRecipient.MAX_RECIPIENT));
		assertThat(link.high()).isEqualTo(CampaignRecipient.MAX_CAMPAIGN);
		assertThat(link.low()).isEqualTo(CampaignRecipient.MAX_RECIPIENT);
	}

	@Test
	void aLogNamesNone() {
		assertThat(Clicks.of(ClickedLink.stored("0123456789AB"))).asString().doesNotContain("0123", "ko");
		assertThat(ClickedLink.stored("0123456789AB")).hasToString("ClickedLink[kind=STORED]");
	}

}
