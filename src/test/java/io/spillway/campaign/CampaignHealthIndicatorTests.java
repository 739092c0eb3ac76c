package io.spillway.campaign;

import io.spillway.revocation.DenyList;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class CampaignHealthIndicatorTests {

	private final HeldCampaigns held = mock(HeldCampaigns.class);

	private final DenyList denied = mock(DenyList.class);

	@Test
	void campaignsThatWereNeverReadAreSaidToBeSoButTolerated() {
		given(this.denied.isLenient()).willReturn(true);
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).containsEntry("loaded", false).containsEntry("held", 0);
	}

	@Test
	void aStrictReplicaTakesNoTrafficWithoutThem() {
		assertThat(health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void tellsHowManyAreHeld() {
		given(this.held.isLoaded()).willReturn(true);
		given(this.held.size()).willReturn(3);
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).containsEntry("loaded", true).containsEntry("held", 3);
	}

	private Health health() {
		return new CampaignHealthIndicator(this.held, this.denied).health();
	}

}
