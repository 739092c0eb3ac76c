package io.spillway.overload;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class AdmissionTests {

	private final AtomicLong time = new AtomicLong();

	private final ConcurrencyLimit apiCalls = new ConcurrencyLimit(1, 1, Duration.ofSeconds(1));

	private final Admission admission = new Admission(this.apiCalls, this.time::get);

	private final HttpServerRequest request = mock(HttpServerRequest.class);

	private Runnable tick = () -> {
	};

	@BeforeEach
	void comeInOnALoop() {
		EventLoop loop = mock(EventLoop.class);
		Channel channel = mock(Channel.class);
		Connection connection = mock(Connection.class);
		given(connection.channel()).willReturn(channel);
		given(channel.eventLoop()).willReturn(loop);
		ScheduledFuture<?> tick = mock();
		given(loop.schedule(any(Runnable.class), anyLong(), any())).willAnswer((call) -> {
			this.tick = call.getArgument(0);
			return tick;
		});
		given(this.request.withConnection(any())).willAnswer((call) -> {
			call.<Consumer<Connection>>getArgument(0).accept(connection);
			return this.request;
		});
	}

	@Test
	void onAnIdleServiceEverythingIsTakenOn() {
		assertThat(this.admission.admitsClick(this.request)).isTrue();
		assertThat(this.admission.admitsApiCall(this.request)).isTrue();
	}

	@Test
	void callsOfTheApiAreTheFirstToBeRefused() {
		beLate(Admission.API_DELAY);
		assertThat(this.admission.admitsApiCall(this.request)).isTrue();
		this.time.incrementAndGet();
		assertThat(this.admission.admitsApiCall(this.request)).isFalse();
		assertThat(this.admission.admitsClick(this.request)).isTrue();
	}

	@Test
	void clicksAreRefusedLater() {
		beLate(Admission.CLICK_DELAY);
		assertThat(this.admission.admitsClick(this.request)).isTrue();
		this.time.incrementAndGet();
		assertThat(this.admission.admitsClick(this.request)).isFalse();
		assertThat(this.admission.admitsApiCall(this.request)).isFalse();
	}

	@Test
	void asManyCallsAsMayBeUnderWayKeepNoClickAway() {
		this.apiCalls.begin();
		assertThat(this.admission.admitsApiCall(this.request)).isFalse();
		assertThat(this.admission.admitsClick(this.request)).isTrue();
		this.apiCalls.end(0, 1);
		assertThat(this.admission.admitsApiCall(this.request)).isTrue();
	}

	/** Often enough for it to be overload; the next turn is overdue by the delay. */
	private void beLate(Duration delay) {
		long period = LoopDelay.PERIOD.toNanos();
		this.admission.admitsClick(this.request);
		for (int i = 1; i < LoopDelay.TURNS; i++) {
			this.time.addAndGet(period + LoopDelay.INTERVAL.toNanos());
			this.tick.run();
			this.admission.admitsClick(this.request);
		}
		this.time.addAndGet(period + delay.toNanos());
		this.tick.run();
		this.time.addAndGet(period + delay.toNanos());
	}

}
