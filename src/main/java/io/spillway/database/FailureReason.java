package io.spillway.database;

import java.util.concurrent.TimeoutException;

import io.r2dbc.postgresql.api.PostgresqlException;
import org.jspecify.annotations.Nullable;

/** Says why work in the database failed, to whoever runs it. */
public final class FailureReason {

	/** insufficient_privilege. */
	static final String NO_PERMISSION = "42501";

	/** undefined_table. */
	static final String NO_TABLE = "42P01";

	/** undefined_function. */
	static final String NO_FUNCTION = "42883";

	private FailureReason() {
	}

	/**
	 * Why work failed. Of the database's own messages it quotes only those that name
	 * nothing but a table or a function: others may hold a value.
	 */
	public static String of(Throwable error) {
		String refusal = refusal(error);
		if (refusal != null) {
			return refusal;
		}
		if (DatabaseGuard.causes(error).anyMatch(TimeoutException.class::isInstance)) {
			return "no answer within spillway.database-timeout";
		}
		String state = DatabaseGuard.sqlState(error);
		String type = DatabaseGuard.causes(error).reduce(error, (_, cause) -> cause).getClass().getSimpleName();
		return (state != null) ? "%s, SQLSTATE %s".formatted(type, state) : type;
	}

	/** What the database lacks and what to do about it, or null if it is not that. */
	static @Nullable String refusal(Throwable error) {
		return switch (DatabaseGuard.sqlState(error)) {
			case NO_PERMISSION -> "%s (SQLSTATE %s): grant the service's role select, insert, update and delete on it, "
				.formatted(message(error), NO_PERMISSION) + "or execute if it is a function";
			case NO_TABLE, NO_FUNCTION ->
				"%s (SQLSTATE %s): migrate the schema, or mend the database's name or the search path"
					.formatted(message(error), DatabaseGuard.sqlState(error));
			case null, default -> null;
		};
	}

	private static String message(Throwable error) {
		return DatabaseGuard.causes(error)
			.filter(PostgresqlException.class::isInstance)
			.map((cause) -> ((PostgresqlException) cause).getErrorDetails().getMessage())
			.findFirst()
			.orElse("a table is missing or must not be used");
	}

}
