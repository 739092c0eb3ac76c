package io.spillway.observability;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.spillway.development.OtlpReceiver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** By the exporter that the service makes. */
@ExtendWith(OutputCaptureExtension.class)
class CountedSpanExporterTests {

	/** Of an export, and what a busy machine adds to it. */
	private static final Duration LIMIT = MetricsConfiguration.TIMEOUT.plusSeconds(5);

	@AutoClose
	private final OtlpReceiver receiver = OtlpReceiver.start();

	private final OtlpProperties properties = new OtlpProperties(URI.create(this.receiver.endpoint()),
			OtlpProperties.MIN_STEP, 1);

	private final Exports exports = new Exports("traces");

	private final TracingConfiguration configuration = new TracingConfiguration();

	private final SpanBacklog backlog = this.configuration.spanBacklog();

	@AutoClose
	private final SdkTracerProvider tracing = SdkTracerProvider.builder()
		.addSpanProcessor(SpanProcessor.composite(this.configuration.spanProcessors(
				this.configuration.batchSpanProcessor(this.properties, this.exports, this.backlog), this.backlog)))
		.build();

	@Test
	void whatIsSentArrives(CapturedOutput output) {
		export();
		assertThat(this.receiver.spans()).extracting(Span::getName).containsExactly("request");
		assertThat(this.exports.failures()).isZero();
		assertThat(output).doesNotContain("Exports");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 429, 500, 503 })
	void whatIsRefusedIsCountedAndNotSentAgain(int status, CapturedOutput output) {
		this.receiver.answer(status);
		export();
		assertThat(this.exports.failures()).isEqualTo(1);
		assertThat(this.receiver.requests()).isEqualTo(1);
		assertThat(output).containsOnlyOnce("Exports of traces do not arrive and are lost until they do: refused");
	}

	@Test
	void aReceiverThatIsAwayIsCounted(CapturedOutput output) {
		this.receiver.close();
		export();
		assertThat(this.exports.failures()).isEqualTo(1);
		assertThat(output).containsOnlyOnce("until they do: ConnectException");
	}

	@Test
	void aReceiverThatNeverAnswersIsGivenUp(CapturedOutput output) {
		this.receiver.fallSilent();
		long start = System.nanoTime();
		export();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
		await().until(() -> this.exports.failures() == 1);
		assertThat(output).containsOnlyOnce("until they do: SocketTimeoutException");
	}

	@Test
	void aReceiverThatNeverEndsItsAnswerIsGivenUp(CapturedOutput output) {
		this.receiver.stallAnswers();
		long start = System.nanoTime();
		export();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
		assertThat(this.exports.failures()).isEqualTo(1);
		assertThat(output).containsOnlyOnce("until they do: SocketTimeoutException");
	}

	/** One export may be under way, and what waits is one more. */
	@Test
	void aStopWaitsForTwoExportsHoweverMuchThereIs() {
		this.receiver.fallSilent();
		for (int i = 0; i < 5000; i++) {
			request();
		}
		long start = System.nanoTime();
		assertThat(this.tracing.shutdown().join(1, TimeUnit.MINUTES).isDone()).isTrue();
		assertThat(Duration.ofNanos(System.nanoTime() - start))
			.isLessThan(MetricsConfiguration.TIMEOUT.multipliedBy(2).plusSeconds(2));
	}

	/** An export is under way, another one waits; there is no room for more. */
	@Test
	void spansThatWouldHaveToWaitTooLongAreCounted() {
		this.receiver.fallSilent();
		for (int i = 0; i < 5000; i++) {
			request();
		}
		double kept = 5000 - this.backlog.dropped();
		assertThat(kept).isBetween(512., 1024.);
		await().until(() -> this.receiver.requests() > 0);
		this.receiver.answer(200);
		await().untilAsserted(() -> {
			flush();
			assertThat((double) this.receiver.spans().size()).isBetween(kept - 512, kept - 1);
		});
		assertThat(this.exports.failures()).isEqualTo(1);
	}

	@Test
	void afterAFailureItGoesOn(CapturedOutput output) {
		this.receiver.answer(500);
		export();
		this.receiver.answer(200);
		request();
		// A flush that is asked for while another one ends is taken for that one.
		await().untilAsserted(() -> {
			flush();
			assertThat(output).containsOnlyOnce("Exports of traces arrive again");
		});
		assertThat(this.exports.failures()).isEqualTo(1);
	}

	/** Traces a request and waits for the end of its export. */
	private void export() {
		request();
		flush();
	}

	private void request() {
		this.tracing.get("test").spanBuilder("request").startSpan().end();
	}

	private void flush() {
		assertThat(this.tracing.forceFlush().join(LIMIT.toMillis(), TimeUnit.MILLISECONDS).isDone()).isTrue();
	}

}
