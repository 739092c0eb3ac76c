package io.spillway.datadog;

/** What the gate thinks of a release, from good to bad. */
enum Verdict {

	GOOD("good", 0), CANNOT_TELL("cannot tell", 2), BAD("bad", 1);

	private final String words;

	private final int status;

	Verdict(String words, int status) {
		this.words = words;
		this.status = status;
	}

	/** The exit status that says so. */
	int status() {
		return this.status;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
