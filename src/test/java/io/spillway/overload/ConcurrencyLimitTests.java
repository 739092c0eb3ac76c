package io.spillway.overload;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyLimitTests {

	private static final long TARGET = 100;

	private final ConcurrencyLimit limit = new ConcurrencyLimit(4, 20, Duration.ofNanos(TARGET));

	@Test
	void itBeginsAtItsMaximum() {
		assertThat(this.limit.limit()).isEqualTo(20);
		begin(19);
		assertThat(this.limit.isReached()).isFalse();
		begin(1);
		assertThat(this.limit.isReached()).isTrue();
	}

	@Test
	void whatEndsMakesRoom() {
		begin(20);
		this.limit.end(0, TARGET);
		assertThat(this.limit.isReached()).isFalse();
	}

	@Test
	void aRequestMayTakeAsLongAsTheTarget() {
		begin(2);
		this.limit.end(0, TARGET);
		assertThat(this.limit.limit()).isEqualTo(20);
		this.limit.end(0, TARGET + 1);
		assertThat(this.limit.limit()).isEqualTo(18);
	}

	@Test
	void thoseThatWereLateTogetherLowerItOnce() {
		begin(3);
		endLateAt(1000);
		endLateAt(1000 + TARGET - 1);
		assertThat(this.limit.limit()).isEqualTo(18);
		endLateAt(1000 + TARGET);
		assertThat(this.limit.limit()).isEqualTo(16);
	}

	@Test
	void aClockThatBeganBelowZeroLowersItToo() {
		begin(1);
		this.limit.end(-1000, -500);
		assertThat(this.limit.limit()).isEqualTo(18);
	}

	@Test
	void itDoesNotGoBelowItsMinimum() {
		lowerToTheMinimum();
		assertThat(this.limit.limit()).isEqualTo(4);
		begin(3);
		assertThat(this.limit.isReached()).isFalse();
		begin(1);
		assertThat(this.limit.isReached()).isTrue();
	}

	@Test
	void itGrowsByOneWhereHalfOfItIsInUse() {
		lowerToTheMinimum();
		begin(2);
		this.limit.end(0, 0);
		assertThat(this.limit.limit()).isEqualTo(5);
	}

	@Test
	void itDoesNotGrowWhereLessIsInUse() {
		lowerToTheMinimum();
		begin(1);
		this.limit.end(0, 0);
		assertThat(this.limit.limit()).isEqualTo(4);
	}

	@Test
	void itDoesNotGrowBeyondItsMaximum() {
		begin(20);
		this.limit.end(0, 0);
		assertThat(this.limit.limit()).isEqualTo(20);
	}

	private void lowerToTheMinimum() {
		for (int i = 1; i <= 50; i++) {
			begin(1);
			endLateAt(i * 1000L);
		}
	}

	private void begin(int requests) {
		for (int i = 0; i < requests; i++) {
			this.limit.begin();
		}
	}

	private void endLateAt(long now) {
		this.limit.end(now - TARGET - 1, now);
	}

}
