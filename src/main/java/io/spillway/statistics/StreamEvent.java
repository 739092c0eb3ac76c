package io.spillway.statistics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.web.Problem;
import io.spillway.web.ProblemBody;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * An event of a stream (server-sent events), made once for all who get it.
 *
 * @param bytes its fields, and the line that ends it
 * @param problem what went wrong, or null
 */
@SuppressWarnings("ArrayRecordComponent") // one event is no other
record StreamEvent(byte[] bytes, @Nullable Problem problem) {

	static StreamEvent stats(Counts total, boolean hasRecipients, Instant at, ObjectMapper json) {
		try {
			return new StreamEvent(
					bytes("stats", json.writeValueAsString(new TotalView(at, CountsView.of(total, hasRecipients)))),
					null);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("statistics cannot be written", ex);
		}
	}

	static StreamEvent error(Problem problem) {
		String json = new String(ProblemBody.json(problem).bytes(), StandardCharsets.UTF_8);
		return new StreamEvent(bytes("error", json), problem);
	}

	private static byte[] bytes(String name, String data) {
		return "event: %s\ndata: %s\n\n".formatted(name, data).getBytes(StandardCharsets.UTF_8);
	}

	/** Whether nothing can come after it: only a database that is away comes back. */
	boolean isLast() {
		return this.problem != null && this.problem.type() != ProblemType.UNAVAILABLE;
	}

	/** What an event of statistics tells. */
	record TotalView(Instant at, CountsView total) {
	}

}
