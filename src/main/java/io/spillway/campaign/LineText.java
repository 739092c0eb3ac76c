package io.spillway.campaign;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.spillway.bulk.ErrorLines;
import io.spillway.bulk.LineSplitter;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

/** The text of lines that need a closer look. */
final class LineText {

	private LineText() {
	}

	/**
	 * The text of a line.
	 * @throws ProblemException if it is too long or not UTF-8
	 */
	static String of(LineSplitter line) {
		if (line.isTooLong()) {
			throw new ProblemException(ErrorLines.TOO_LONG);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(line.bytes(), 0, line.length()))
				.toString();
		}
		catch (CharacterCodingException _) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "The line is not UTF-8.");
		}
	}

}
