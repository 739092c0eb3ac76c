package io.spillway.statistics;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.overload.CallSlots;
import io.spillway.web.ProblemException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StatisticsStopTests {

	private final CallSlots<Watcher> slots = new CallSlots<>(10, "streams");

	private final StatisticsStreams streams = new StatisticsStreams(
			new Watches((_) -> Mono.empty(), new ObjectMapper(), Clock.systemUTC(), VirtualTimeScheduler.create()),
			this.slots);

	@Test
	void aStopEndsThoseWhoWatchAndTakesNoMore() {
		this.streams.start();
		Watcher watcher = watcher();
		this.slots.admit(watcher, "a");
		this.streams.stop();
		StepVerifier.create(watcher.next()).verifyComplete();
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.slots.admit(watcher(), "b"));
		this.streams.start();
		this.slots.admit(watcher(), "b");
	}

	private static Watcher watcher() {
		return new Watcher(() -> true, () -> {
		});
	}

}
