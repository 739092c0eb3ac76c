package io.spillway.bulk;

import java.nio.charset.StandardCharsets;

import io.spillway.web.Problem;
import io.spillway.web.ProblemBody;
import io.spillway.web.ProblemType;

/** The lines of answers that say what is wrong. */
public final class ErrorLines {

	/** What is wrong with a line that is too long. */
	public static final Problem TOO_LONG = new Problem(ProblemType.TOO_LARGE,
			"A line may have %,d bytes.".formatted(LineSplitter.MAX_LINE));

	private ErrorLines() {
	}

	/**
	 * A line of NDJSON with its end.
	 * @param line the number of the line that is wrong, 1 for the first
	 */
	public static byte[] ndjson(long line, Problem problem) {
		String error = new String(ProblemBody.json(problem).bytes(), StandardCharsets.UTF_8);
		return "{\"line\":%d,\"error\":%s}\n".formatted(line, error).getBytes(StandardCharsets.UTF_8);
	}

}
