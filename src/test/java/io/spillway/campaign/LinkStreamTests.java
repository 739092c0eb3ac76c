package io.spillway.campaign;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spillway.bulk.ChunkedCall;
import io.spillway.development.LogLines;
import io.spillway.development.SpillwayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Streams over real connections. */
@SpillwayTest
@TestPropertySource(properties = { "spillway.bulk.idle-timeout=PT2S", "spillway.bulk.concurrency=3",
		"spillway.request-timeout=PT0.5S" })
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinkStreamTests {

	private static final String WITHOUT_END = "?from=0&to=1099511627775";

	/** What socket buffers and the service hold together, and more than enough. */
	private static final int LINES_ON_THE_WAY = 100_000;

	private final int port;

	private final PrometheusMeterRegistry meters;

	private final String path;

	LinkStreamTests(@LocalServerPort int port, @Autowired WebTestClient client,
			@Autowired PrometheusMeterRegistry meters) {
		this.port = port;
		this.meters = meters;
		this.path = "/v1/campaigns/%d/links"
			.formatted(new CampaignApi(client).created("https://example.com/{recipient}"));
	}

	@AfterEach
	void nothingIsLeftUnderWay() {
		awaitNoStreams();
	}

	private void awaitNoStreams() {
		await().untilAsserted(() -> assertThat(streams()).isZero());
	}

	private double streams() {
		return this.meters.get("spillway.bulk.streams").tag("call", "campaign").gauge().value();
	}

	private double lines(String outcome) {
		return this.meters.get("spillway.bulk.lines")
			.tag("call", "campaign")
			.tag("outcome", outcome)
			.functionCounter()
			.count();
	}

	@Test
	void eachLineIsAnsweredWhileOthersAreStillToCome() throws IOException {
		double answered = lines("answered");
		double refused = lines("refused");
		double failed = lines("failed");
		try (ChunkedCall call = ChunkedCall.post(this.port, this.path)) {
			assertThat(call.head()).startsWith("http/1.1 200 ok\n").contains("transfer-encoding: chunked\n");
			assertThat(call.send("1\n").line()).startsWith("{\"recipient\":1,");
			assertThat(call.send("2\nx\n3").line()).startsWith("{\"recipient\":2,");
			assertThat(call.line()).startsWith("{\"line\":3,");
			assertThat(call.send("4\n").line()).startsWith("{\"recipient\":34,");
			assertThat(call.send("5").end().line()).startsWith("{\"recipient\":5,");
			assertThat(call.line()).isNull();
			assertThat(lines("answered")).isEqualTo(answered + 4);
			assertThat(lines("refused")).isEqualTo(refused + 1);
			assertThat(lines("failed")).isEqualTo(failed);
			// The connection goes on.
			assertThat(call.sendRaw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").head()).startsWith("http/1.1 404 ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv;charset=none", "ndjson", "application/x-ndjson;charset=utf-16" })
	void aTypeThatCannotBeReadIsRefused(String type) throws IOException {
		try (ChunkedCall call = ChunkedCall.of(this.port,
				"POST %s HTTP/1.1\r\nContent-Type: %s\r\nContent-Length: 2\r\n".formatted(this.path, type))) {
			assertThat(call.sendRaw("1\n").head()).startsWith("http/1.1 415 ");
		}
	}

	@Test
	void whoWaitsToBeToldToGoOnIs() throws IOException {
		try (ChunkedCall call = ChunkedCall.of(this.port, "POST " + this.path
				+ " HTTP/1.1\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n")) {
			assertThat(call.head()).startsWith("http/1.1 100 continue\n");
			assertThat(call.head()).startsWith("http/1.1 200 ok\n");
			assertThat(call.send("1\n").end().rest()).isEqualTo(1);
		}
	}

	@Test
	void aBodyMayTakeLongerAndBeLargerThanThatOfAnotherCall() throws IOException {
		try (ChunkedCall call = ChunkedCall.post(this.port, this.path)) {
			call.head();
			long end = System.nanoTime() + Duration.ofMillis(800).toNanos();
			long sent = 0;
			while (System.nanoTime() < end || sent < 200_000) {
				call.send("\n".repeat(2000) + "1\n");
				sent += 2001;
				assertThat(call.line()).isNotNull();
			}
			assertThat(call.end().line()).isNull();
		}
	}

	@Test
	void whoReadsSlowlyIsWaitedForAndLosesNothing() throws IOException {
		try (ChunkedCall call = ChunkedCall.postNothing(this.port, this.path + "?from=0&to=299999")) {
			call.head();
			double before = lines("answered");
			assertThat(call.line()).isNotNull();
			await().during(Duration.ofMillis(200))
				.untilAsserted(() -> assertThat(lines("answered") - before).isLessThan(LINES_ON_THE_WAY));
			assertThat(call.rest()).isEqualTo(299_999);
		}
	}

	@Test
	void whoDoesNotReadIsCutOff() throws IOException {
		double before = lines("answered");
		try (ChunkedCall call = ChunkedCall.postNothing(this.port, this.path + WITHOUT_END)) {
			call.head();
			assertThat(streams()).isOne();
			awaitNoStreams();
			assertThat(lines("answered") - before).isBetween(1.0, (double) LINES_ON_THE_WAY);
			assertThatExceptionOfType(IOException.class).isThrownBy(call::rest);
		}
	}

	@RepeatedTest(5)
	void whoSendsAllAndReadsNothingIsCutOff() throws IOException {
		long since = System.nanoTime();
		String lines = "1\n".repeat(4000);
		try (ChunkedCall call = ChunkedCall.post(this.port, this.path)) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
				// More than all buffers on the way take.
				for (int i = 0; i < 10_000; i++) {
					call.send(lines);
				}
			});
		}
		assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void whoSendsNothingMoreIsToldAndCutOff(CapturedOutput output) throws IOException {
		double refused = lines("refused");
		double failed = lines("failed");
		try (ChunkedCall call = ChunkedCall.post(this.port, this.path)) {
			call.send("1\n").head();
			assertThat(call.line()).startsWith("{\"recipient\":1,");
			assertThat(call.line())
				.startsWith("{\"line\":2,\"error\":{\"type\":\"urn:spillway:problem:request-timeout\"")
				.contains("\"detail\":\"Nothing came within the idle timeout of PT2S.\"");
			assertThatExceptionOfType(EOFException.class).isThrownBy(call::line);
		}
		awaitNoStreams();
		assertThat(lines("failed")).isEqualTo(failed + 1);
		assertThat(lines("refused")).isEqualTo(refused);
		assertThat(LogLines.complaints(output)).isEmpty();
	}

	@Test
	void withoutChunksAnAbortIsAReset() throws IOException {
		try (ChunkedCall call = ChunkedCall.of(this.port,
				"POST " + this.path + " HTTP/1.0\r\nContent-Type: application/x-ndjson\r\nContent-Length: 10\r\n")) {
			call.sendRaw("1\n");
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
				while (true) {
					call.readRaw();
				}
			});
		}
	}

	@Test
	void aBodyThatCannotBeReadIsNotAnsweredAsAWhole(CapturedOutput output) throws IOException {
		try (ChunkedCall call = ChunkedCall.post(this.port, this.path)) {
			call.send("1\n").head();
			assertThat(call.line()).startsWith("{\"recipient\":1,");
			call.sendRaw("no chunk\r\n");
			assertThatExceptionOfType(IOException.class).isThrownBy(call::rest);
		}
		awaitNoStreams();
		assertThat(output).doesNotContain("no chunk");
	}

	@Test
	void whoGoesAwayEndsTheWork(CapturedOutput output) throws IOException {
		try (ChunkedCall call = ChunkedCall.postNothing(this.port, this.path + WITHOUT_END)) {
			call.head();
			assertThat(call.line()).isNotNull();
		}
		awaitNoStreams();
		try (ChunkedCall call = ChunkedCall.post(this.port, this.path)) {
			assertThat(call.send("1\n").head()).isNotEmpty();
		}
		awaitNoStreams();
		assertThat(LogLines.complaints(output)).isEmpty();
	}

	@Test
	void tooManyAtATimeAreRefused() throws IOException {
		try (ChunkedCall first = ChunkedCall.post(this.port, this.path);
				ChunkedCall second = ChunkedCall.post(this.port, this.path)) {
			assertThat(first.head()).startsWith("http/1.1 200 ");
			assertThat(second.head()).startsWith("http/1.1 200 ");
			try (ChunkedCall third = ChunkedCall.postNothing(this.port, this.path + "?from=1&to=1")) {
				assertThat(third.head()).startsWith("http/1.1 503 ").contains("\nretry-after: 1\n");
			}
			first.end();
			assertThat(first.line()).isNull();
			await().untilAsserted(() -> {
				try (ChunkedCall third = ChunkedCall.postNothing(this.port, this.path + "?from=1&to=1")) {
					assertThat(third.head()).startsWith("http/1.1 200 ");
					assertThat(third.rest()).isEqualTo(1);
				}
			});
		}
	}

}
