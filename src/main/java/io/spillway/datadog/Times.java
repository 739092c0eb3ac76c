package io.spillway.datadog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import picocli.CommandLine.TypeConversionException;

/**
 * Reads times from the command line, as {@code date +%s} or {@code date -Is} print them.
 */
final class Times {

	private Times() {
	}

	static Instant parse(String text) {
		if (text.matches("[0-9]{1,10}")) {
			return Instant.ofEpochSecond(Long.parseLong(text));
		}
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeParseException ex) {
			throw new TypeConversionException(
					"'%s' is no time: like 1767225600 or 2026-01-01T00:00:00Z".formatted(text));
		}
	}

}
