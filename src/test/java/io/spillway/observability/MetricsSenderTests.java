package io.spillway.observability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

import io.micrometer.registry.otlp.OtlpMetricsSender.Request;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.spillway.development.OtlpReceiver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class MetricsSenderTests {

	private static final Duration TIMEOUT = Duration.ofMillis(500);

	/** The timeout and what a busy machine adds to it. */
	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final byte[] METRICS = ExportMetricsServiceRequest.newBuilder()
		.addResourceMetrics(ResourceMetrics.newBuilder()
			.addScopeMetrics(ScopeMetrics.newBuilder().addMetrics(Metric.newBuilder().setName("a.b"))))
		.build()
		.toByteArray();

	@AutoClose
	private final OtlpReceiver receiver = OtlpReceiver.start();

	private final Exports exports = new Exports("metrics");

	@Test
	void whatIsSentArrives(CapturedOutput output) {
		send(this.receiver.endpoint());
		assertThat(this.receiver.metrics("a.b")).hasSize(1);
		assertThat(this.exports.failures()).isZero();
		assertThat(output).doesNotContain("Exports");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 202, 299 })
	void everySuccessIsOne(int status) {
		this.receiver.answer(status);
		send(this.receiver.endpoint());
		assertThat(this.exports.failures()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 300, 400, 429, 500, 503 })
	void whatIsRefusedIsCountedAndNotSentAgain(int status, CapturedOutput output) {
		this.receiver.answer(status);
		send(this.receiver.endpoint());
		assertThat(this.receiver.requests()).isEqualTo(1);
		assertThat(this.exports.failures()).isEqualTo(1);
		assertThat(output).contains("do not arrive and are lost until they do: status " + status);
	}

	@Test
	void aReceiverThatIsAwayIsCounted(CapturedOutput output) {
		this.receiver.close();
		send(this.receiver.endpoint());
		assertThat(this.exports.failures()).isEqualTo(1);
		assertThat(output).contains("lost until they do: ConnectException");
	}

	@Test
	void aReceiverThatNeverAnswersIsGivenUp(CapturedOutput output) {
		this.receiver.fallSilent();
		sendWithinLimit(this.receiver.endpoint(), METRICS);
		assertThat(output).contains("lost until they do: SocketTimeoutException");
	}

	@Test
	void aReceiverThatNeverEndsItsAnswerIsGivenUp() {
		this.receiver.stallAnswers();
		sendWithinLimit(this.receiver.endpoint(), METRICS);
	}

	@Test
	void aReceiverThatReadsNothingIsGivenUp() throws IOException {
		try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			sendWithinLimit("http://127.0.0.1:" + deaf.getLocalPort(), new byte[100_000_000]);
		}
	}

	@Test
	void afterAFailureItGoesOn(CapturedOutput output) {
		this.receiver.answer(500);
		send(this.receiver.endpoint());
		this.receiver.answer(200);
		send(this.receiver.endpoint());
		assertThat(this.exports.failures()).isEqualTo(1);
		assertThat(output).containsOnlyOnce("Exports of metrics arrive again");
	}

	private void sendWithinLimit(String endpoint, byte[] metrics) {
		long start = System.nanoTime();
		send(endpoint, metrics, TIMEOUT);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT.minusMillis(50), LIMIT);
		assertThat(this.exports.failures()).isEqualTo(1);
	}

	private void send(String endpoint) {
		send(endpoint, METRICS, LIMIT);
	}

	private void send(String endpoint, byte[] metrics, Duration timeout) {
		OtlpConnection connection = new OtlpConnection(URI.create(endpoint + "/v1/metrics"), timeout);
		new MetricsSender(connection, this.exports).send(Request.builder(metrics).build());
	}

}
