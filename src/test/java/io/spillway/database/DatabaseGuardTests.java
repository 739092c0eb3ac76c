package io.spillway.database;

import java.io.IOException;
import java.time.Duration;

import io.spillway.observability.RequestTracing;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseGuardTests {

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
	void keepsTheCauseAndTellsNothingOfIt() {
		StepVerifier.create(this.guard.guard(Mono.error(new IOException("secret"))))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DatabaseUnavailableException.class)
				.hasMessage("the database cannot be reached")
				.hasCauseInstanceOf(IOException.class))
			.verify();
	}

}
