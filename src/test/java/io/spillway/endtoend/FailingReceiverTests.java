package io.spillway.endtoend;

import java.time.Duration;
import java.util.function.Consumer;

import io.spillway.development.OtlpReceiver;
import io.spillway.development.TestDatabase;
import io.spillway.observability.Scrape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailingReceiverTests {

	/**
	 * Two exports of metrics and two of traces, 2 s each, and what a busy machine adds.
	 */
	private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

	@AutoClose
	private final OtlpReceiver receiver = OtlpReceiver.start();

	static Named<?>[] failures() {
		return new Named<?>[] { failure("away", OtlpReceiver::close), failure("silent", OtlpReceiver::fallSilent),
				failure("stalling", OtlpReceiver::stallAnswers), failure("500", (receiver) -> receiver.answer(500)) };
	}

	private static Named<Consumer<OtlpReceiver>> failure(String name, Consumer<OtlpReceiver> failure) {
		return Named.of(name, failure);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void theServiceAnswersAndStopsAsBefore(Consumer<OtlpReceiver> failure) {
		failure.accept(this.receiver);
		Settings settings = Settings.of(TestDatabase.create())
			.with("spillway.otlp.endpoint", this.receiver.endpoint())
			.with("spillway.otlp.step", "PT1S")
			.with("spillway.otlp.trace-ratio", "1")
			.with("spillway.drain-timeout", "PT0.2S");
		try (Spillway spillway = Spillway.start(settings)) {
			String token = spillway.makeToken("stored", "https://confidential.example/");
			Await.until("failed exports", Duration.ofSeconds(30), () -> {
				assertThat(spillway.click(token).statusCode()).isEqualTo(302);
				return failures(spillway, "metrics") > 0 && failures(spillway, "traces") > 0;
			});
			assertThat(spillway.api().delete("/v1/links/" + token).statusCode()).isEqualTo(204);
			assertThat(spillway.click(token).statusCode()).isEqualTo(410);
			long start = System.nanoTime();
			spillway.stop();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STOP_LIMIT);
			assertThat(spillway.output()).containsOnlyOnce("Exports of metrics do not arrive")
				.containsOnlyOnce("Exports of traces do not arrive")
				.doesNotContain("\tat ", "ERROR", token, "confidential");
		}
	}

	private static double failures(Spillway spillway, String signal) {
		return Scrape.of(spillway.management().get("/actuator/prometheus").body())
			.sum("spillway_telemetry_failures_total", "signal", signal);
	}

}
