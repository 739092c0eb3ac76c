package io.spillway.web;

import java.time.Duration;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class CallTimerTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final CallTimer timer = new CallTimer(this.meters, "POST", "/v1/links");

	private final HttpServerResponse response = mock();

	@ParameterizedTest
	@CsvSource({ "201, SUCCESS", "302, REDIRECTION", "422, CLIENT_ERROR", "503, SERVER_ERROR" })
	void anAnsweredCallCountsWithItsStatus(int status, String outcome) {
		given(this.response.status()).willReturn(HttpResponseStatus.valueOf(status));
		StepVerifier.withVirtualTime(() -> this.timer.time(Mono.empty(), this.response)).verifyComplete();
		assertThat(timer(String.valueOf(status), outcome).count()).isEqualTo(1);
	}

	@Test
	void aCallWhoseCallerLeftHasNoStatus() {
		StepVerifier.create(this.timer.time(Mono.never(), this.response)).thenCancel().verify(Duration.ofSeconds(1));
		StepVerifier.create(this.timer.time(Mono.error(new IllegalStateException()), this.response)).verifyError();
		assertThat(timer("UNKNOWN", "UNKNOWN").count()).isEqualTo(2);
	}

	private Timer timer(String status, String outcome) {
		return this.meters.get("http.server.requests")
			.tags("method", "POST", "uri", "/v1/links", "status", status, "outcome", outcome)
			.timer();
	}

}
