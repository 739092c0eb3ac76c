package io.spillway.database;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

/** Which errors say that the database is away, and which that something is wrong. */
class DatabaseFaultTests {

	static Stream<Throwable> away() {
		return Stream.of(new TimeoutException(), new IOException("connection reset"),
				new R2dbcTimeoutException("no connection within 3 s"),
				new R2dbcTransientResourceException("the request queue is full"),
				new R2dbcNonTransientResourceException("connection refused"), new QueryTimeoutException("slow"),
				new DataAccessResourceFailureException("no connection"),
				new CannotCreateTransactionException("no connection"), new TransactionSystemException("no commit"),
				new IllegalStateException(new IOException("wrapped")));
	}

	@ParameterizedTest
	@MethodSource
	void away(Throwable error) {
		assertThat(DatabaseGuard.isUnavailable(error)).isTrue();
	}

	/** The driver makes one exception of most states: the state has to tell. */
	@ParameterizedTest
	@ValueSource(strings = { "08006", "08001", "25006", "28000", "28P01", "3D000", "40001", "40P01", "42501", "42P01",
			"53300", "53100", "55000", "55P03", "57014", "57P01", "57P02", "57P03", "58030" })
	void awayByItsState(String state) {
		assertThat(DatabaseGuard.isUnavailable(new R2dbcNonTransientResourceException("away", state))).isTrue();
		assertThat(DatabaseGuard.isUnavailable(translated(state))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0A000", "21000", "22001", "22P02", "25P02", "42601", "42703", "54000", "P0001", "XX000",
			"XX001" })
	void aFaultByItsState(String state) {
		assertThat(DatabaseGuard.isUnavailable(new R2dbcNonTransientResourceException("fault", state))).isFalse();
		assertThat(DatabaseGuard.isUnavailable(translated(state))).isFalse();
	}

	static Stream<Throwable> aFault() {
		return Stream.of(new IllegalStateException("fault"), new R2dbcBadGrammarException("syntax error", "42601"),
				new R2dbcBadGrammarException("no state"), new R2dbcDataIntegrityViolationException("twice", "23505"),
				new DataIntegrityViolationException("twice",
						new R2dbcDataIntegrityViolationException("twice", "23505")));
	}

	@ParameterizedTest
	@MethodSource
	void aFault(Throwable error) {
		assertThat(DatabaseGuard.isUnavailable(error)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "40001", "40P01" })
	void aConflictThatCanBeTriedAgain(String state) {
		assertThat(DatabaseGuard.isUnavailable(new R2dbcRollbackException("conflict", state))).isTrue();
	}

	private static Throwable translated(String state) {
		return new DataAccessResourceFailureException("translated by Spring",
				new R2dbcNonTransientResourceException("by the driver", state));
	}

}
