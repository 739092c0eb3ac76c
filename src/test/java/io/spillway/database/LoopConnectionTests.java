package io.spillway.database;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class LoopConnectionTests {

	private final PostgresqlConnection first = connection();

	private final PostgresqlConnection second = connection();

	private final AtomicInteger made = new AtomicInteger();

	private final LoopConnection connection = new LoopConnection(
			Mono.fromSupplier(() -> (this.made.getAndIncrement() == 0) ? this.first : this.second));

	@Test
	void aConnectionIsMadeWhenItIsFirstUsedAndKept() {
		assertThat(this.made).hasValue(0);
		this.connection.connect().block();
		StepVerifier.create(this.connection.use(Mono::just)).expectNext(this.first).verifyComplete();
		StepVerifier.create(this.connection.use(Mono::just)).expectNext(this.first).verifyComplete();
		assertThat(this.made).hasValue(1);
	}

	@Test
	void workIsDoneAgainIfTheConnectionIsLost() {
		lose(this.first);
		StepVerifier.create(this.connection.use((open) -> open.equals(this.first) ? failure() : Mono.just("done")))
			.expectNext("done")
			.verifyComplete();
		verify(this.first).close();
		verify(this.second, never()).close();
	}

	@Test
	void workIsDoneTwiceAtMost() {
		lose(this.first);
		lose(this.second);
		AtomicInteger attempts = new AtomicInteger();
		StepVerifier.create(this.connection.use((_) -> {
			attempts.incrementAndGet();
			return failure();
		})).expectErrorSatisfies((error) -> assertThat(error).hasRootCauseInstanceOf(IOException.class)).verify();
		assertThat(attempts).hasValue(2);
	}

	@Test
	void workThatFailsByItselfIsNotRepeatedAndItsConnectionStays() {
		R2dbcBadGrammarException fault = new R2dbcBadGrammarException("syntax error");
		AtomicInteger attempts = new AtomicInteger();
		StepVerifier.create(this.connection.use((_) -> {
			attempts.incrementAndGet();
			return Mono.error(fault);
		})).expectErrorMatches(fault::equals).verify();
		assertThat(attempts).hasValue(1);
		StepVerifier.create(this.connection.use(Mono::just)).expectNext(this.first).verifyComplete();
		verify(this.first, never()).close();
	}

	/** What it says arrives before the connection ends. */
	@Test
	void workIsDoneAgainIfTheDatabaseSaysThatItEndsTheConnection() {
		StepVerifier.create(this.connection.use((open) -> open.equals(this.first)
				? Mono.error(new R2dbcNonTransientResourceException("terminating connection", "57P01"))
				: Mono.just("done")))
			.expectNext("done")
			.verifyComplete();
		verify(this.first).close();
	}

	@Test
	void aStatementThatTheDatabaseCancelledIsNotRepeated() {
		StepVerifier
			.create(this.connection
				.use((_) -> Mono.error(new R2dbcNonTransientResourceException("statement timeout", "57014"))))
			.verifyErrorMessage("statement timeout");
		verify(this.first, never()).close();
	}

	@Test
	void workThatIsGivenUpTakesItsConnectionWithIt() {
		Disposable work = this.connection.use((_) -> Mono.never()).subscribe();
		work.dispose();
		verify(this.first).close();
		StepVerifier.create(this.connection.use(Mono::just)).expectNext(this.second).verifyComplete();
	}

	@Test
	void aConnectionIsLostEvenIfItCannotBeClosed() {
		given(this.first.close()).willReturn(failure());
		lose(this.first);
		StepVerifier.create(this.connection.use((open) -> open.equals(this.first) ? failure() : Mono.just("done")))
			.expectNext("done")
			.verifyComplete();
	}

	private static PostgresqlConnection connection() {
		PostgresqlConnection connection = mock(PostgresqlConnection.class);
		given(connection.validate(ValidationDepth.LOCAL)).willReturn(Mono.just(true));
		given(connection.close()).willReturn(Mono.empty());
		return connection;
	}

	private static void lose(PostgresqlConnection connection) {
		given(connection.validate(ValidationDepth.LOCAL)).willReturn(Mono.just(false));
	}

	private static <T> Mono<T> failure() {
		return Mono.error(new IOException("connection reset"));
	}

}
