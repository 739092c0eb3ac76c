package io.spillway.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.spillway.web.Problem.FieldError;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with the fields that a request names. */
final class FieldErrors {

	/** The fields that count, or null for all. */
	private final @Nullable Set<String> given;

	private final List<FieldError> errors = new ArrayList<>();

	private FieldErrors(@Nullable Set<String> given) {
		this.given = given;
	}

	static FieldErrors ofAll() {
		return new FieldErrors(null);
	}

	static FieldErrors of(Set<String> given) {
		return new FieldErrors(given);
	}

	void add(String name, String detail) {
		if (isGiven(name)) {
			this.errors.add(new FieldError("/" + name, detail));
		}
	}

	void addIfWrong(String name, @Nullable String violation) {
		if (violation != null) {
			add(name, violation);
		}
	}

	/** What is wrong between two fields is said of the first of them that is given. */
	void addToGiven(String first, String firstDetail, String second, String secondDetail) {
		if (isGiven(first)) {
			add(first, firstDetail);
		}
		else {
			add(second, secondDetail);
		}
	}

	/** Whether a field counts. */
	boolean isGiven(String name) {
		return this.given == null || this.given.contains(name);
	}

	void throwIfAny() {
		if (!this.errors.isEmpty()) {
			throw new ProblemException(ProblemType.INVALID_CAMPAIGN,
					"%d of the fields are wrong.".formatted(this.errors.size()), this.errors);
		}
	}

}
