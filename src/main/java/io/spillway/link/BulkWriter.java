package io.spillway.link;

import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.bulk.BulkAnswer;
import io.spillway.bulk.LineOutcome;
import io.spillway.web.Problem;
import io.spillway.web.ProblemBody;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes the lines that answer lines. */
class BulkWriter {

	private final ObjectMapper json;

	BulkWriter(ObjectMapper json) {
		this.json = json;
	}

	/** The answer to a line. */
	BulkAnswer write(BulkEntry entry) {
		String ref = (entry.ref() != null) ? ",\"ref\":" + quoted(entry.ref()) : "";
		String link = entry.answer();
		if (link != null) {
			return answer(entry, link.substring(0, link.length() - 1) + ref + "}\n", LineOutcome.ANSWERED);
		}
		Problem problem = Objects.requireNonNull(entry.problem());
		String error = new String(ProblemBody.json(problem).bytes(), UTF_8);
		return answer(entry, "{\"line\":%d%s,\"error\":%s}\n".formatted(entry.line(), ref, error),
				LineOutcome.of(problem));
	}

	private static BulkAnswer answer(BulkEntry entry, String line, LineOutcome outcome) {
		return new BulkAnswer(entry.line(), line.getBytes(UTF_8), outcome);
	}

	private String quoted(String text) {
		try {
			return this.json.writeValueAsString(text);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("a text cannot be written", ex);
		}
	}

}
