package io.spillway.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Bounds the time of work in the database, and tells a database that is away from a
 * fault.
 */
public final class DatabaseGuard {

	private final Duration timeout;

	DatabaseGuard(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * The same work, given up after the timeout.
	 * @return the work's result, or a {@link DatabaseUnavailableException} if the
	 * database was slow, away or shut down
	 */
	public <T> Mono<T> guard(Mono<T> work) {
		return work.timeout(this.timeout).onErrorMap(DatabaseGuard::isUnavailable, DatabaseUnavailableException::new);
	}

	/** The same work, for as long as it takes, with the same errors. */
	public <T> Flux<T> guardUnlimited(Flux<T> work) {
		return work.onErrorMap(DatabaseGuard::isUnavailable, DatabaseUnavailableException::new);
	}

	static boolean isUnavailable(Throwable error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (saysUnavailable(cause)) {
				return true;
			}
		}
		return false;
	}

	private static boolean saysUnavailable(Throwable error) {
		return switch (error) {
			case TimeoutException _ -> true;
			case IOException _ -> true;
			case R2dbcTransientException _ -> true;
			case R2dbcNonTransientResourceException _ -> true;
			case DataAccessResourceFailureException _ -> true;
			case TransientDataAccessException _ -> true;
			case CannotCreateTransactionException _ -> true;
			case TransactionSystemException _ -> true;
			case R2dbcException ex -> isShutdownOrAccess(ex.getSqlState());
			default -> false;
		};
	}

	/** Classes 08 (connection), 28 (authorization), 53 (resources), 57 (operator). */
	private static boolean isShutdownOrAccess(@Nullable String sqlState) {
		return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("28") || sqlState.startsWith("53")
				|| sqlState.startsWith("57"));
	}

}
