package io.spillway.database;

import java.time.Instant;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.jspecify.annotations.Nullable;

/** Values of statements that may be null. */
public final class Nullables {

	private Nullables() {
	}

	public static Parameter text(@Nullable String value) {
		R2dbcType type = R2dbcType.VARCHAR;
		return (value != null) ? Parameters.in(type, value) : Parameters.in(type);
	}

	public static Parameter instant(@Nullable Instant value) {
		R2dbcType type = R2dbcType.TIMESTAMP_WITH_TIME_ZONE;
		return (value != null) ? Parameters.in(type, value) : Parameters.in(type);
	}

}
