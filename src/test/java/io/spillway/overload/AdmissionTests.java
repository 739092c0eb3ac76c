package io.spillway.overload;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class AdmissionTests {

	private static final String CLICK = "/abc";

	private static final String API_CALL = "/v1/links";

	private final AtomicLong time = new AtomicLong();

	private final ConcurrencyLimit apiCalls = new ConcurrencyLimit(1, 1, Duration.ofSeconds(1));

	private final Admission admission = new Admission(this.apiCalls, this.time::get);

	private final EventLoop loop = mock(EventLoop.class);

	private Runnable tick = () -> {
	};

	@BeforeEach
	void comeInOnALoop() {
		ScheduledFuture<?> tick = mock();
		given(this.loop.schedule(any(Runnable.class), anyLong(), any())).willAnswer((call) -> {
			this.tick = call.getArgument(0);
			return tick;
		});
	}

	@Test
	void onAnIdleServiceEverythingIsTakenOn() {
		assertThat(admits(CLICK)).isTrue();
		assertThat(admits(API_CALL)).isTrue();
	}

	@Test
	void callsOfTheApiAreTheFirstToBeRefused() {
		beLate(Admission.API_DELAY);
		assertThat(admits(API_CALL)).isTrue();
		this.time.incrementAndGet();
		assertThat(admits(API_CALL)).isFalse();
		assertThat(admits(CLICK)).isTrue();
	}

	@Test
	void clicksAreRefusedLater() {
		beLate(Admission.CLICK_DELAY);
		assertThat(admits(CLICK)).isTrue();
		this.time.incrementAndGet();
		assertThat(admits(CLICK)).isFalse();
		assertThat(admits(API_CALL)).isFalse();
	}

	@Test
	void asManyCallsAsMayBeUnderWayKeepNoClickAway() {
		this.apiCalls.begin();
		assertThat(admits(API_CALL)).isFalse();
		assertThat(admits(CLICK)).isTrue();
		this.apiCalls.end(0, 1);
		assertThat(admits(API_CALL)).isTrue();
	}

	private boolean admits(String target) {
		return this.admission.admits(target, this.loop);
	}

	/** Often enough for it to be overload; the next turn is overdue by the delay. */
	private void beLate(Duration delay) {
		long period = LoopDelay.PERIOD.toNanos();
		admits(CLICK);
		for (int i = 1; i < LoopDelay.TURNS; i++) {
			this.time.addAndGet(period + LoopDelay.INTERVAL.toNanos());
			this.tick.run();
			admits(CLICK);
		}
		this.time.addAndGet(period + delay.toNanos());
		this.tick.run();
		this.time.addAndGet(period + delay.toNanos());
	}

}
