package io.spillway.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import io.spillway.observability.CurrentSpan;
import io.spillway.observability.RequestTracing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.StringUtils;

/**
 * Bounds the time of work in the database, and tells a database that is away from a
 * fault.
 */
public final class DatabaseGuard {

	/**
	 * Connection, authorization, no such database, conflict, resources, not accepting
	 * connections or locked, operator, system; read-only, as a standby is; and no such
	 * table or function or no right to it, which is for whoever runs the database to
	 * mend.
	 */
	private static final Set<String> UNAVAILABLE_STATES = Set.of("08", "28", "3D", "40", "53", "55", "57", "58",
			"25006", FailureReason.NO_PERMISSION, FailureReason.NO_TABLE, FailureReason.NO_FUNCTION);

	private final RefusedTables refusals = new RefusedTables(System::nanoTime);

	private final Duration timeout;

	private final RequestTracing tracing;

	private final LongAdder failures = new LongAdder();

	DatabaseGuard(Duration timeout, RequestTracing tracing) {
		this.timeout = timeout;
		this.tracing = tracing;
	}

	/** How long work may take. */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * The same work, given up after the timeout, and traced if the request is that it is
	 * for.
	 * @return the work's result, or a {@link DatabaseUnavailableException} if the
	 * database was slow, away or shut down, or lacks a table or a right to it
	 */
	public <T> Mono<T> guard(Mono<T> work) {
		// The timeout is a part of what is traced: it fails the work too.
		return traced(guard(work, Schedulers.parallel()));
	}

	private <T> Mono<T> traced(Mono<T> work) {
		return Mono.deferContextual((context) -> {
			Span request = CurrentSpan.in(context);
			if (request == null) {
				return work;
			}
			Span span = this.tracing.beginWork("spillway database", request, List.of());
			return work.doOnError((_) -> span.setStatus(StatusCode.ERROR)).doFinally((_) -> span.end());
		});
	}

	/**
	 * The same work, given up on a scheduler: work that belongs to a thread has to be
	 * given up there too.
	 */
	public <T> Mono<T> guard(Mono<T> work, Scheduler scheduler) {
		return work.timeout(this.timeout, scheduler).onErrorMap(DatabaseGuard::isUnavailable, this::fail);
	}

	/** The same work, for as long as it takes, with the same errors. */
	public <T> Flux<T> guardUnlimited(Flux<T> work) {
		return work.onErrorMap(DatabaseGuard::isUnavailable, this::fail);
	}

	private DatabaseUnavailableException fail(Throwable error) {
		this.failures.increment();
		this.refusals.report(error);
		return new DatabaseUnavailableException(error);
	}

	/** How often work was not done because the database could not do it. */
	long failures() {
		return this.failures.sum();
	}

	static boolean isUnavailable(Throwable error) {
		String state = sqlState(error);
		if (state != null) {
			return UNAVAILABLE_STATES.stream().anyMatch(state::startsWith);
		}
		return causes(error).anyMatch(DatabaseGuard::saysUnavailable);
	}

	/** The database's own word, which types do not tell: most states share one. */
	static @Nullable String sqlState(Throwable error) {
		return causes(error).filter(R2dbcException.class::isInstance)
			.map((cause) -> ((R2dbcException) cause).getSqlState())
			.filter(StringUtils::hasText)
			.findFirst()
			.orElse(null);
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
			default -> false;
		};
	}

	static Stream<Throwable> causes(Throwable error) {
		return Stream.iterate(error, Objects::nonNull, Throwable::getCause);
	}

}
