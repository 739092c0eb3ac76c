package io.spillway.link;

import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.bulk.BulkAnswer;
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
			return answer(entry, link.substring(0, link.length() - 1) + ref + "}\n", false);
		}
		byte[] problem = ProblemBody.json(Objects.requireNonNull(entry.problem())).bytes();
		return answer(entry, "{\"line\":%d%s,\"error\":%s}\n".formatted(entry.line(), ref, new String(problem, UTF_8)),
				true);
	}

	private static BulkAnswer answer(BulkEntry entry, String line, boolean failed) {
		return new BulkAnswer(entry.line(), line.getBytes(UTF_8), failed);
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
