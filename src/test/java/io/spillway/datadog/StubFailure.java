package io.spillway.datadog;

import java.util.Map;

/** A failure that a test wants: of which requests, and how often. */
final class StubFailure {

	private static final int ALWAYS = Integer.MAX_VALUE;

	private final String method;

	private final String path;

	private final StubAnswer answer;

	private final boolean late;

	private int after;

	private int times = ALWAYS;

	private StubFailure(String method, String path, StubAnswer answer, boolean late) {
		this.method = method;
		this.path = path;
		this.answer = answer;
		this.late = late;
	}

	/** Before anything is done. */
	static StubFailure of(String method, String path, int status) {
		return new StubFailure(method, path, StubAnswer.error(status, "It is as a test wants it."), false);
	}

	/** After what was asked for was done: the answer is lost. */
	static StubFailure afterwards(String method, String path, int status) {
		return new StubFailure(method, path, StubAnswer.error(status, "Too late."), true);
	}

	static StubFailure of(String method, String path, StubAnswer answer) {
		return new StubFailure(method, path, answer, false);
	}

	/** Datadog's answer to too many requests. */
	static StubFailure tooManyRequests(String method, String path, String reset) {
		return of(method, path, StubAnswer.error(429, "Rate limit of 1 requests in 10 seconds reached.")
			.with(Map.of("X-RateLimit-Reset", reset)));
	}

	StubFailure once() {
		this.times = 1;
		return this;
	}

	/** Lets some pass before. */
	StubFailure after(int requests) {
		this.after = requests;
		return this;
	}

	boolean comesLate() {
		return this.late;
	}

	boolean isFor(StubRequest request) {
		if (!request.method().equals(this.method) || !request.path().startsWith(this.path)
				|| request.path().endsWith("/validate") != this.path.endsWith("/validate")) {
			return false;
		}
		if (this.after > 0) {
			this.after--;
			return false;
		}
		return this.times-- > 0;
	}

	StubAnswer answer() {
		return this.answer;
	}

}
