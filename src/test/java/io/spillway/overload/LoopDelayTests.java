package io.spillway.overload;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

class LoopDelayTests {

	private final AtomicLong time = new AtomicLong(-7);

	private final ScheduledExecutorService loop = mock(ScheduledExecutorService.class);

	private final LoopDelay delay = new LoopDelay(this.loop, this.time::get);

	@BeforeEach
	void schedule() {
		ScheduledFuture<?> tick = mock();
		given(this.loop.schedule(any(Runnable.class), anyLong(), any())).willAnswer((_) -> tick);
	}

	@Test
	void nothingIsDueBeforeSomebodyAsks() {
		verifyNoInteractions(this.loop);
	}

	@Test
	void theFirstToAskIsToldOfNoDelay() {
		assertThat(this.delay.exceeds(Duration.ZERO)).isFalse();
		assertTicks(1);
	}

	@Test
	void manyWhoAskAreOneTick() {
		ask();
		ask();
		assertTicks(1);
		tickAfter(LoopDelay.PERIOD);
		assertTicks(2);
	}

	@Test
	void whileNobodyAsksNothingIsDue() {
		ask();
		tickAfter(LoopDelay.PERIOD);
		tickAfter(LoopDelay.PERIOD);
		assertTicks(2);
	}

	@Test
	void aLateLoopTakesOnWhatComesBeforeItsTurnIsDueByMoreThanTheLimit() {
		beLate(Duration.ofMillis(300), LoopDelay.TURNS);
		this.time.addAndGet(LoopDelay.PERIOD.plusMillis(300).toNanos());
		assertThat(this.delay.exceeds(Duration.ofMillis(300))).isFalse();
		this.time.incrementAndGet();
		assertThat(this.delay.exceeds(Duration.ofMillis(300))).isTrue();
	}

	@Test
	void fewLateTurnsAreNoOverloadHoweverLongTheyTake() {
		beLate(Duration.ofHours(1), LoopDelay.TURNS - 1);
		assertThat(isOverloaded()).isFalse();
	}

	@Test
	void manyLateTurnsAreNoOverloadWithinAnInterval() {
		ask();
		for (int i = 0; i < 4; i++) {
			tickAfter(LoopDelay.INTERVAL.dividedBy(5));
			ask();
		}
		this.time.addAndGet(LoopDelay.INTERVAL.dividedBy(5).toNanos());
		assertThat(this.delay.exceeds(Duration.ZERO)).isFalse();
		this.time.incrementAndGet();
		assertThat(this.delay.exceeds(Duration.ZERO)).isTrue();
	}

	@Test
	void oneTurnOnTimeEndsIt() {
		beLate(Duration.ofMillis(300), LoopDelay.TURNS);
		tickAfter(LoopDelay.PERIOD.plus(LoopDelay.ON_TIME).plusNanos(1));
		assertThat(isOverloaded()).isTrue();
		tickAfter(LoopDelay.PERIOD);
		assertThat(isOverloaded()).isFalse();
	}

	@Test
	void soonAfterAnOverloadFewLateTurnsAreOneAgain() {
		beOverloadedOnce();
		beLate(Duration.ofMillis(100), LoopDelay.TURNS - 1);
		assertThat(isOverloaded()).isFalse();
		beLate(Duration.ofMillis(100), 1);
		assertThat(isOverloaded()).isTrue();
	}

	@Test
	void longAfterAnOverloadABurstIsTakenOnAgain() {
		beOverloadedOnce();
		for (int i = 0; i < LoopDelay.MEMORY.dividedBy(LoopDelay.PERIOD); i++) {
			ask();
			tickAfter(LoopDelay.PERIOD);
		}
		beLate(Duration.ofMillis(100), LoopDelay.TURNS);
		assertThat(isOverloaded()).isFalse();
	}

	private void beOverloadedOnce() {
		beLate(Duration.ofMillis(300), LoopDelay.TURNS);
		assertThat(isOverloaded()).isTrue();
		tickAfter(Duration.ZERO);
	}

	/** Asks when the turn is due by a moment more than nothing. */
	private boolean isOverloaded() {
		this.time.addAndGet(LoopDelay.PERIOD.plusNanos(1).toNanos());
		return this.delay.exceeds(Duration.ZERO);
	}

	@Test
	void whoAsksAfterAQuietTimeIsNotToldOfAnOldDelay() {
		beLate(Duration.ofMillis(300), LoopDelay.TURNS);
		tickAfter(Duration.ofMillis(300));
		tickAfter(Duration.ofMillis(300));
		assertThat(this.delay.exceeds(Duration.ZERO)).isFalse();
	}

	private void beLate(Duration delay, int turns) {
		ask();
		for (int i = 0; i < turns; i++) {
			tickAfter(LoopDelay.PERIOD.plus(delay));
			ask();
		}
	}

	private void ask() {
		assertThat(this.delay.exceeds(Duration.ofDays(1))).isFalse();
	}

	/** Runs the task that was scheduled last. */
	private void tickAfter(Duration time) {
		this.time.addAndGet(time.toNanos());
		ArgumentCaptor<Runnable> task = ArgumentCaptor.captor();
		verify(this.loop, atLeastOnce()).schedule(task.capture(), anyLong(), any());
		task.getValue().run();
	}

	private void assertTicks(int count) {
		verify(this.loop, times(count)).schedule(any(Runnable.class), eq(LoopDelay.PERIOD.toNanos()),
				eq(TimeUnit.NANOSECONDS));
	}

}
