package io.spillway.database;

import java.io.IOException;
import java.time.Duration;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spillway.observability.CurrentSpan;
import io.spillway.observability.RecordedTraces;
import io.spillway.observability.RequestTracing;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseGuardTests {

	private final RecordedTraces traces = new RecordedTraces();

	private final DatabaseGuard guard = new DatabaseGuard(Duration.ofSeconds(3), RequestTracing.none());

	@Test
	void givesUpSlowWork() {
		PublisherProbe<String> work = PublisherProbe.of(Mono.never());
		StepVerifier.withVirtualTime(() -> this.guard.guard(work.mono()))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(2999))
			.thenAwait(Duration.ofMillis(1))
			.expectError(DatabaseUnavailableException.class)
			.verify();
		work.assertWasCancelled();
	}

	@Test
	void returnsWhatIsThereInTime() {
		StepVerifier.withVirtualTime(() -> this.guard.guard(Mono.just("row").delayElement(Duration.ofMillis(2999))))
			.thenAwait(Duration.ofMillis(2999))
			.expectNext("row")
			.verifyComplete();
	}

	@Test
	void leavesNothingAsItIs() {
		StepVerifier.create(this.guard.guard(Mono.empty())).verifyComplete();
	}

	@Test
	void leavesAFaultAsItIs() {
		IllegalStateException fault = new IllegalStateException("a fault");
		StepVerifier.create(this.guard.guard(Mono.error(fault)))
			.verifyErrorSatisfies((error) -> assertThat(error).isSameAs(fault));
	}

	@Test
	void countsWhatTheDatabaseDidNotDo() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new DatabaseMeters(this.guard).bindTo(registry);
		FunctionCounter failures = registry.get("spillway.database.failures").functionCounter();
		this.guard.guard(Mono.just("row")).block();
		this.guard.guard(Mono.error(new IllegalStateException("a fault"))).onErrorComplete().block();
		assertThat(failures.count()).isZero();
		this.guard.guard(Mono.error(new IOException())).onErrorComplete().block();
		this.guard.guardUnlimited(Flux.error(new IOException())).onErrorComplete().blockLast();
		assertThat(failures.count()).isEqualTo(2);
	}

	@Test
	void workForATracedRequestIsAPartOfItsTrace() {
		Span request = this.traces.request("request");
		traced(request, Mono.just("row")).block();
		SpanData span = this.traces.onlyEnded();
		assertThat(span.getName()).isEqualTo("spillway database");
		assertThat(span.getParentSpanContext()).isEqualTo(request.getSpanContext());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@Test
	void aTraceSaysThatWorkFailedAndNothingOfTheError() {
		traced(this.traces.request("request"), Mono.error(new IllegalStateException("secret"))).onErrorComplete()
			.block();
		assertThat(this.traces.onlyEnded().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(this.traces.onlyEnded().toString()).doesNotContain("secret");
	}

	@Test
	void aTraceSaysThatWorkWasGivenUp() {
		StepVerifier.withVirtualTime(() -> traced(this.traces.request("request"), Mono.never()))
			.thenAwait(Duration.ofSeconds(3))
			.expectError(DatabaseUnavailableException.class)
			.verify();
		assertThat(this.traces.onlyEnded().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void aCallerWhoLeavesIsNoErrorOfTheWork() {
		traced(this.traces.request("request"), Mono.never()).subscribe().dispose();
		assertThat(this.traces.onlyEnded().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@Test
	void workForAnUntracedRequestMakesNoSpan() {
		new DatabaseGuard(Duration.ofSeconds(3), this.traces.tracing()).guard(Mono.just("row")).block();
		assertThat(this.traces.ended()).isEmpty();
	}

	private Mono<String> traced(Span request, Mono<String> work) {
		return new DatabaseGuard(Duration.ofSeconds(3), this.traces.tracing()).guard(work)
			.contextWrite((context) -> CurrentSpan.put(context, request));
	}

	@Test
	void keepsTheCauseAndTellsNothingOfIt() {
		StepVerifier.create(this.guard.guard(Mono.error(new IOException("secret"))))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DatabaseUnavailableException.class)
				.hasMessage("the database cannot be reached")
				.hasCauseInstanceOf(IOException.class))
			.verify();
	}

}
