package io.spillway.overload;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

class ApiCallsTests {

	private final ConcurrencyLimit limit = new ConcurrencyLimit(1, 1, Duration.ofMinutes(1));

	private final ApiCalls calls = new ApiCalls(this.limit);

	private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/v1/links"));

	private final Sinks.Empty<Void> end = Sinks.empty();

	@Test
	void aCallCountsUntilItEnds() {
		StepVerifier.create(this.calls.filter(this.exchange, (_) -> this.end.asMono()))
			.then(() -> assertThat(this.limit.isReached()).isTrue())
			.then(() -> this.end.tryEmitEmpty())
			.verifyComplete();
		assertThat(this.limit.isReached()).isFalse();
	}

	@Test
	void aCallThatLeavesCountsNoMore() {
		StepVerifier.create(this.calls.filter(this.exchange, (left) -> {
			ApiCalls.leave(left);
			return this.end.asMono();
		}))
			.then(() -> assertThat(this.limit.isReached()).isFalse())
			.then(() -> this.end.tryEmitEmpty())
			.verifyComplete();
		this.calls.count(Mono.empty()).block();
		assertThat(this.limit.isReached()).isFalse();
	}

	@Test
	void whatIsNoCallOfTheApiDoesNotCount() {
		MockServerWebExchange click = MockServerWebExchange.from(MockServerHttpRequest.get("/a"));
		StepVerifier.create(this.calls.filter(click, (left) -> {
			ApiCalls.leave(left);
			return this.end.asMono();
		}))
			.then(() -> assertThat(this.limit.isReached()).isFalse())
			.then(() -> this.end.tryEmitEmpty())
			.verifyComplete();
	}

}
