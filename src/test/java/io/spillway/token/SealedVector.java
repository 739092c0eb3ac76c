package io.spillway.token;

import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;

/** A line of {@code /tokens/sealed.csv}. */
record SealedVector(int key, LinkPayload payload, String token) {

	static final class Aggregator implements ArgumentsAggregator {

		@Override
		public SealedVector aggregateArguments(ArgumentsAccessor columns, ParameterContext context) {
			LinkPayload payload = new LinkPayload(Objects.requireNonNull(columns.get(1, Instant.class)),
					columns.get(2, Instant.class), text(columns, 3), columns.getString(4), columns.getString(5),
					columns.getBoolean(6));
			return new SealedVector(columns.getInteger(0), payload, text(columns, 7));
		}

		private static String text(ArgumentsAccessor columns, int index) {
			return Objects.requireNonNull(columns.getString(index));
		}

	}

}
