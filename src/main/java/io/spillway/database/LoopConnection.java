package io.spillway.database;

import java.time.Duration;
import java.util.function.Function;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One connection for one thread, made when it is first used and again when it is lost. A
 * failed attempt is not repeated for a moment: while the database is away, whoever asks
 * is told so at once.
 */
public final class LoopConnection {

	private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

	private static final Duration QUIET = Duration.ofMillis(100);

	/** 57P01 and the like; 57014, a statement that was cancelled, is none of them. */
	private static final String OPERATOR_INTERVENTION = "57P";

	private final Mono<PostgresqlConnection> connections;

	private @Nullable Mono<PostgresqlConnection> connection;

	LoopConnection(Mono<PostgresqlConnection> connections) {
		this.connections = connections;
	}

	/** Connects, should it not be connected yet. */
	public Mono<Void> connect() {
		return get().then();
	}

	/**
	 * Does work that can be done twice: if the connection turns out to be lost, the work
	 * is done again on a new one.
	 */
	public <T> Mono<T> use(Function<PostgresqlConnection, Mono<T>> work) {
		return attempt(work).onErrorResume(LostConnectionException.class, (_) -> attempt(work));
	}

	private <T> Mono<T> attempt(Function<PostgresqlConnection, Mono<T>> work) {
		return get().flatMap((open) -> work.apply(open).onErrorResume((error) -> fail(open, error)).doFinally((end) -> {
			if (end == SignalType.CANCEL) {
				discard(open);
			}
		}));
	}

	private <T> Mono<T> fail(PostgresqlConnection open, Throwable error) {
		return open.validate(ValidationDepth.LOCAL).flatMap((connected) -> {
			if (connected && !isLastWord(error)) {
				return Mono.error(error);
			}
			discard(open);
			return Mono.error(new LostConnectionException(error));
		});
	}

	/**
	 * Whether the database ends the connection with the error: it may not be closed yet.
	 */
	private static boolean isLastWord(Throwable error) {
		String state = (error instanceof R2dbcException ex) ? ex.getSqlState() : null;
		return state != null && state.startsWith(OPERATOR_INTERVENTION);
	}

	private Mono<PostgresqlConnection> get() {
		Mono<PostgresqlConnection> current = this.connection;
		if (current == null) {
			current = this.connections.cache((_) -> FOREVER, (_) -> QUIET, () -> QUIET);
			this.connection = current;
		}
		return current;
	}

	/** Cancelled work leaves a connection that is busy for nobody knows how long. */
	private void discard(PostgresqlConnection failed) {
		this.connection = null;
		failed.close().onErrorComplete().subscribe();
	}

	private static final class LostConnectionException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		LostConnectionException(Throwable cause) {
			super("the connection was lost", cause);
		}

	}

}
