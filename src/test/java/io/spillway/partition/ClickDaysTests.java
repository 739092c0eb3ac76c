package io.spillway.partition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.spillway.database.MigratedDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ClickDaysTests {

	private final Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);

	private final Instant noon = this.midnight.plus(Duration.ofHours(12));

	@AutoClose
	private final MigratedDatabase database = MigratedDatabase.create();

	private final ClickDays days = new ClickDays(new PartitionStore(this.database.client(), this.database.guard()),
			Duration.ofDays(10), Clock.fixed(this.noon, ZoneOffset.UTC));

	@Test
	void aClickIsKeptForTheWholeDaysOfTheRetention() {
		Instant oldest = this.midnight.minus(Duration.ofDays(10));
		assertThat(this.days.keeps(oldest)).isTrue();
		assertThat(this.days.keeps(oldest.minusMillis(1))).isFalse();
	}

	@Test
	void aClickMayBeTwoDaysAhead() {
		Instant end = this.midnight.plus(Duration.ofDays(3));
		assertThat(this.days.keeps(end.minusMillis(1))).isTrue();
		assertThat(this.days.keeps(end)).isFalse();
	}

	@Test
	void theDaysOfABatchAreMadeAndNoOthers() {
		List<Instant> times = List.of(this.noon, this.noon.minus(Duration.ofDays(10)), this.noon.plusSeconds(1),
				this.noon.minus(Duration.ofDays(11)), this.noon.plus(Duration.ofDays(3)),
				this.noon.plus(Duration.ofDays(2)));
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(this.days.make(times)).verifyComplete();
			assertThat(new Days(this.database).text()).isEqualTo("-10..2: 3");
		}
	}

	@Test
	void ofNoClicksNothingIsMade() {
		StepVerifier.create(this.days.make(List.of())).verifyComplete();
		assertThat(this.days.keeps(Instant.EPOCH)).isFalse();
	}

}
