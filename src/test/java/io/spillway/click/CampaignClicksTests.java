package io.spillway.click;

import java.time.Clock;
import java.util.Map;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.spillway.campaign.Campaign;
import io.spillway.campaign.Campaigns;
import io.spillway.revocation.DenyList;
import io.spillway.token.CampaignRecipient;
import io.spillway.token.CampaignTokens;
import io.spillway.token.KeyRing;
import io.spillway.token.TokenKind;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** A replica that must not guess what is denied, and has never read it. */
class CampaignClicksTests {

	private final CampaignTokens tokens = new CampaignTokens(new KeyRing(1, Map.of(1, new byte[32])));

	private final Campaigns campaigns = mock(Campaigns.class);

	private final DenyList denied = mock(DenyList.class);

	private final CampaignClicks clicks = new CampaignClicks(this.tokens, this.campaigns, this.denied,
			new NoTarget(new ClickProperties(null, "no-referrer")), Clock.systemUTC());

	@Test
	void sendsNobodyOnThoughItKnowsTheCampaign() {
		given(this.denied.isUsable()).willReturn(false);
		given(this.campaigns.held(7)).willReturn(mock(Campaign.class));
		StepVerifier.create(this.clicks.resolve(click(this.tokens.seal(new CampaignRecipient(7, 1)))))
			.verifyErrorSatisfies((error) -> {
				assertThat(error).isInstanceOf(ProblemException.class);
				assertThat(((ProblemException) error).problem().type()).isEqualTo(ProblemType.UNAVAILABLE);
			});
	}

	@Test
	void knowsForgedTokens() {
		StepVerifier.create(this.clicks.resolve(click("aaaaaaaaaaaaaaaaaaaaaa")))
			.assertNext((resolution) -> assertThat(resolution.outcome()).isEqualTo(ClickOutcome.NOT_FOUND))
			.verifyComplete();
	}

	private static Click click(String token) {
		return new Click(TokenKind.CAMPAIGN, token, null, false, EmptyHttpHeaders.INSTANCE);
	}

}
