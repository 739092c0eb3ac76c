package io.spillway.click;

import java.time.Clock;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.spillway.link.LinkLookup;
import io.spillway.link.Links;
import io.spillway.token.TokenKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Whatever goes wrong, a click has a resolution. */
class ClickResolverTests {

	private final IllegalStateException fault = new IllegalStateException("fault");

	private final Links links = mock(Links.class);

	private final CampaignClicks campaigns = mock(CampaignClicks.class);

	private final ClickResolver resolver = new ClickResolver(this.links, mock(LinkLookup.class), this.campaigns,
			new NoTarget(new ClickProperties(null, "no-referrer")), Clock.systemUTC());

	@ParameterizedTest
	@EnumSource(names = { "SEALED", "CAMPAIGN" })
	void aFaultThatIsThrownIsAnError(TokenKind kind) {
		given(this.links.openSealed(any())).willThrow(this.fault);
		given(this.campaigns.resolve(any())).willThrow(this.fault);
		verifyError(kind);
	}

	@Test
	void aFaultThatComesLaterIsAnError() {
		given(this.campaigns.resolve(any())).willReturn(Mono.error(this.fault));
		verifyError(TokenKind.CAMPAIGN);
	}

	private void verifyError(TokenKind kind) {
		StepVerifier.create(this.resolver.resolve(new Click(kind, "token", null, false, EmptyHttpHeaders.INSTANCE)))
			.assertNext((resolution) -> assertThat(resolution.outcome()).isEqualTo(ClickOutcome.ERROR))
			.verifyComplete();
	}

}
