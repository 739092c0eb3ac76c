package io.spillway.database;

import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/** Values of rows that are never null. */
public final class Rows {

	private Rows() {
	}

	/** The value of a column by its name. */
	public static <T> T required(Readable row, String column, Class<T> type) {
		@Nullable T value = row.get(column, type);
		return Objects.requireNonNull(value, column);
	}

	/** The value of the first column. */
	public static <T> T required(Readable row, Class<T> type) {
		@Nullable T value = row.get(0, type);
		return Objects.requireNonNull(value);
	}

}
