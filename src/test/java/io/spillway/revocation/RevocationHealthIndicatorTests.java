package io.spillway.revocation;

import java.time.Instant;
import java.util.List;

import io.spillway.feed.Changes.Row;
import io.spillway.feed.Looks;
import io.spillway.feed.TableCopy;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationHealthIndicatorTests {

	@Test
	void aListThatWasNeverLoadedIsSaidButTolerated() {
		Health health = health(new DenyList(RevocationMode.LENIENT, DenyList.newCopy()));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("loaded", false).containsEntry("denied", 0);
	}

	@Test
	void aStrictReplicaTakesNoTrafficWithoutTheList() {
		Health health = health(new DenyList(RevocationMode.STRICT, DenyList.newCopy()));
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails()).containsEntry("loaded", false);
	}

	@Test
	void tellsHowMuchIsDenied() {
		TableCopy<Subject, Instant> copy = DenyList.newCopy();
		Looks.showAll(copy, List.of(new Row<>(Subject.ofSealed("a"), Instant.MAX)));
		Health health = health(new DenyList(RevocationMode.STRICT, copy));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("loaded", true).containsEntry("denied", 1);
	}

	private static Health health(DenyList list) {
		return new RevocationHealthIndicator(list).health();
	}

}
