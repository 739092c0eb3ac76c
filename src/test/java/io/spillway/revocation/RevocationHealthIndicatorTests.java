package io.spillway.revocation;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationHealthIndicatorTests {

	@Test
	void aListThatWasNeverLoadedIsSaidButTolerated() {
		Health health = health(new DenyList(RevocationMode.LENIENT));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("loaded", false).containsEntry("denied", 0);
	}

	@Test
	void aStrictReplicaTakesNoTrafficWithoutTheList() {
		Health health = health(new DenyList(RevocationMode.STRICT));
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails()).containsEntry("loaded", false);
	}

	@Test
	void tellsHowMuchIsDenied() {
		DenyList list = new DenyList(RevocationMode.STRICT);
		list.apply(new DenyListChanges(1, true, List.of()));
		list.deny(Subject.ofSealed("a"), Instant.MAX);
		Health health = health(list);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("loaded", true).containsEntry("denied", 1);
	}

	private static Health health(DenyList list) {
		return new RevocationHealthIndicator(list).health();
	}

}
