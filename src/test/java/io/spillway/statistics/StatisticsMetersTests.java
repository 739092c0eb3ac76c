package io.spillway.statistics;

import java.time.Clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spillway.overload.CallSlots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class StatisticsMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void whoWatchesAndWhatIsWatchedIsCounted() {
		Watches watches = new Watches((_) -> Mono.empty(), new ObjectMapper(), Clock.systemUTC(),
				VirtualTimeScheduler.create());
		CallSlots<Watcher> slots = new CallSlots<>(10, "streams");
		StatisticsStreams streams = new StatisticsStreams(watches, slots);
		new StatisticsMeters(streams, watches).bindTo(this.registry);
		for (int i = 0; i < 3; i++) {
			Watcher watcher = new Watcher(() -> true, () -> {
			});
			slots.admit(watcher, "a");
			watches.join(new Counted.OfCampaign(7), watcher);
		}
		assertThat(gauge("watchers")).isEqualTo(3);
		assertThat(gauge("watched")).isEqualTo(1);
	}

	private double gauge(String name) {
		return this.registry.get("spillway.statistics." + name).gauge().value();
	}

	@ParameterizedTest
	@CsvSource({ "/v1/campaigns/{id}/stats/stream, SUCCESS, false", "/v1/links/{token}/stats/stream, UNKNOWN, false",
			"/v1/links/{token}/stats/stream, CLIENT_ERROR, true", "/v1/links/{token}/stats/stream, SERVER_ERROR, true",
			"/v1/links/{token}/stats, SUCCESS, true" })
	void streamsAreNoSlowCalls(String uri, String outcome, boolean timed) {
		this.registry.config().meterFilter(new StatisticsMeters.WithoutStreams());
		this.registry.timer("http.server.requests", "uri", uri, "outcome", outcome);
		assertThat(this.registry.find("http.server.requests").timer() != null).isEqualTo(timed);
	}

}
