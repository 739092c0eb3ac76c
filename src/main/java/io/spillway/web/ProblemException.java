package io.spillway.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. An answer, not a fault: it has no stack trace. */
public final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	public ProblemException(Problem problem) {
		super(problem.type().title(), null, false, false);
		this.problem = problem;
	}

	public ProblemException(ProblemType type, @Nullable String detail) {
		this(new Problem(type, detail));
	}

	public ProblemException(ProblemType type, String detail, List<Problem.FieldError> errors) {
		this(new Problem(type, detail, errors));
	}

	public Problem problem() {
		return this.problem;
	}

}
