package io.spillway.observability;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpanBudgetTests {

	private static final long SECOND = 1_000_000_000;

	@ParameterizedTest
	@ValueSource(longs = { 0, Long.MIN_VALUE, Long.MAX_VALUE - 5 })
	void thereIsSoMuchForASecond(long start) {
		AtomicLong time = new AtomicLong(start);
		SpanBudget budget = new SpanBudget(2, time::get);
		assertThat(taken(budget)).isEqualTo(2);
		time.addAndGet(SECOND - 1);
		assertThat(taken(budget)).isZero();
		time.addAndGet(1);
		assertThat(taken(budget)).isEqualTo(2);
	}

	@Test
	void whatIsNotSpentIsNotSaved() {
		AtomicLong time = new AtomicLong();
		SpanBudget budget = new SpanBudget(2, time::get);
		time.addAndGet(10 * SECOND);
		assertThat(taken(budget)).isEqualTo(2);
	}

	@Test
	void withNothingThereIsNone() {
		assertThat(new SpanBudget(0, () -> 0).take()).isFalse();
	}

	private static int taken(SpanBudget budget) {
		int taken = 0;
		while (budget.take()) {
			taken++;
		}
		return taken;
	}

}
