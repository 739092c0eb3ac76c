package io.spillway.web;

import org.jspecify.annotations.Nullable;

/**
 * An exception for the log: class names and stack traces of the original and its causes,
 * but none of their messages, which may quote a target, a token or a setting.
 */
final class RedactedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_DEPTH = 10;

	RedactedException(Throwable original) {
		this(original, 0);
	}

	private RedactedException(Throwable original, int depth) {
		super(original.getClass().getName(), cause(original.getCause(), depth), false, true);
		setStackTrace(original.getStackTrace());
	}

	private static @Nullable Throwable cause(@Nullable Throwable cause, int depth) {
		return (cause != null && depth < MAX_DEPTH) ? new RedactedException(cause, depth + 1) : null;
	}

}
