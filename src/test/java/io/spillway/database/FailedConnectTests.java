package io.spillway.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** While the database is away, whoever asks is told so at once. */
class FailedConnectTests {

	private static final Duration QUIET = Duration.ofMillis(100);

	private final AtomicInteger attempts = new AtomicInteger();

	private final PostgresqlConnection made = mock(PostgresqlConnection.class);

	private boolean away = true;

	private VirtualTimeScheduler time;

	private LoopConnection connection;

	@BeforeEach
	void begin() {
		this.time = VirtualTimeScheduler.getOrSet();
		this.connection = new LoopConnection(Mono.defer(this::connect));
	}

	@AfterEach
	void end() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void aFailedAttemptIsNotRepeatedForAMoment() {
		assertFails();
		this.time.advanceTimeBy(QUIET.minusMillis(1));
		assertFails();
		assertThat(this.attempts).hasValue(1);
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertFails();
		assertThat(this.attempts).hasValue(2);
	}

	@Test
	void aConnectionIsThereSoonAfterTheDatabaseIsBack() {
		assertFails();
		this.away = false;
		this.time.advanceTimeBy(QUIET);
		StepVerifier.create(this.connection.use(Mono::just)).expectNext(this.made).verifyComplete();
	}

	@Test
	void aConnectionThatWasMadeIsKeptForGood() {
		this.away = false;
		this.connection.connect().block();
		this.time.advanceTimeBy(Duration.ofDays(365));
		this.connection.connect().block();
		assertThat(this.attempts).hasValue(1);
	}

	private void assertFails() {
		StepVerifier.create(this.connection.connect()).verifyError(IOException.class);
	}

	private Mono<PostgresqlConnection> connect() {
		this.attempts.incrementAndGet();
		return this.away ? Mono.error(new IOException("connection refused")) : Mono.just(this.made);
	}

}
