package io.spillway.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.spillway.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with the fields that a request names. */
public final class FieldErrors {

	private final ProblemType type;

	/** The fields that count, or null for all. */
	private final @Nullable Set<String> given;

	private final List<FieldError> errors = new ArrayList<>();

	private FieldErrors(ProblemType type, @Nullable Set<String> given) {
		this.type = type;
		this.given = given;
	}

	/** None yet, of all fields. */
	public static FieldErrors of(ProblemType type) {
		return new FieldErrors(type, null);
	}

	/** None yet, of some fields only: what is wrong with others is not said. */
	public static FieldErrors of(ProblemType type, Set<String> given) {
		return new FieldErrors(type, given);
	}

	/** Adds those that were found elsewhere. */
	public void addAll(Collection<FieldError> found) {
		this.errors.addAll(found);
	}

	/**
	 * Adds one.
	 * @param name the field's name, with slashes between those of fields within fields
	 */
	public void add(String name, String detail) {
		if (isGiven(name)) {
			this.errors.add(new FieldError("/" + name, detail));
		}
	}

	/** Adds one if there is one. */
	public void addIfWrong(String name, @Nullable String violation) {
		if (violation != null) {
			add(name, violation);
		}
	}

	/** What is wrong between two fields is said of the first of them that is given. */
	public void addToGiven(String first, String firstDetail, String second, String secondDetail) {
		if (isGiven(first)) {
			add(first, firstDetail);
		}
		else {
			add(second, secondDetail);
		}
	}

	/** Whether a field counts. */
	public boolean isGiven(String name) {
		return this.given == null || this.given.contains(name);
	}

	/** The time that a field has; null, and an error, if it is none. */
	public @Nullable Instant time(String name, String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException _) {
			add(name, "This must be a time with an offset, like 2030-01-31T12:00:00Z.");
			return null;
		}
	}

	/**
	 * Tells of all of them.
	 * @throws ProblemException if there are any
	 */
	public void throwIfAny() {
		if (!this.errors.isEmpty()) {
			throw new ProblemException(this.type, "%d of the fields are wrong.".formatted(this.errors.size()),
					this.errors);
		}
	}

}
