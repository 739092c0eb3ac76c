package io.spillway.overload;

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
		assertThat(this.delay.nanos()).isZero();
		assertTicks(1);
	}

	@Test
	void aTickInTimeIsNoDelay() {
		this.delay.nanos();
		tickAfter(LoopDelay.PERIOD);
		assertThat(this.delay.nanos()).isZero();
	}

	@Test
	void oneLateTickIsNoDelay() {
		this.delay.nanos();
		tickAfter(LoopDelay.PERIOD + 3);
		assertThat(this.delay.nanos()).isZero();
		tickAfter(LoopDelay.PERIOD);
		assertThat(this.delay.nanos()).isZero();
	}

	@Test
	void theSmallerDelayOfTwoLateTicksCountsUntilTheNextOne() {
		this.delay.nanos();
		tickAfter(LoopDelay.PERIOD + 3);
		this.delay.nanos();
		tickAfter(LoopDelay.PERIOD + 5);
		assertThat(this.delay.nanos()).isEqualTo(3);
		tickAfter(LoopDelay.PERIOD + 4);
		assertThat(this.delay.nanos()).isEqualTo(4);
		tickAfter(LoopDelay.PERIOD);
		assertThat(this.delay.nanos()).isZero();
	}

	@Test
	void aTickThatIsOverdueAfterALateOneCountsBeforeItComes() {
		this.delay.nanos();
		tickAfter(LoopDelay.PERIOD + 3);
		this.time.addAndGet(LoopDelay.PERIOD);
		assertThat(this.delay.nanos()).isZero();
		this.time.addAndGet(2);
		assertThat(this.delay.nanos()).isEqualTo(2);
		this.time.addAndGet(2);
		assertThat(this.delay.nanos()).isEqualTo(3);
	}

	@Test
	void aTickThatIsOverdueAfterOneInTimeIsNoDelay() {
		this.delay.nanos();
		this.time.addAndGet(LoopDelay.PERIOD + 1000);
		assertThat(this.delay.nanos()).isZero();
	}

	@Test
	void manyWhoAskAreOneTick() {
		this.delay.nanos();
		this.delay.nanos();
		assertTicks(1);
		tickAfter(LoopDelay.PERIOD);
		assertTicks(2);
	}

	@Test
	void whileNobodyAsksNothingIsDue() {
		this.delay.nanos();
		tickAfter(LoopDelay.PERIOD);
		tickAfter(LoopDelay.PERIOD);
		assertTicks(2);
	}

	@Test
	void whoAsksAfterAQuietTimeIsNotToldOfAnOldDelay() {
		this.delay.nanos();
		tickAfter(LoopDelay.PERIOD * 50);
		tickAfter(LoopDelay.PERIOD * 50);
		this.time.addAndGet(LoopDelay.PERIOD * 1000);
		assertThat(this.delay.nanos()).isZero();
		assertTicks(3);
		assertThat(this.delay.nanos()).isZero();
	}

	/** Runs the task that was scheduled last. */
	private void tickAfter(long nanos) {
		this.time.addAndGet(nanos);
		ArgumentCaptor<Runnable> task = ArgumentCaptor.captor();
		verify(this.loop, atLeastOnce()).schedule(task.capture(), anyLong(), any());
		task.getValue().run();
	}

	private void assertTicks(int count) {
		verify(this.loop, times(count)).schedule(any(Runnable.class), eq(LoopDelay.PERIOD), eq(TimeUnit.NANOSECONDS));
	}

}
