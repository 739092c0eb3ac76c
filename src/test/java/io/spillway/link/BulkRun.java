package io.spillway.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spillway.bulk.BulkAnswer;
import io.spillway.bulk.BulkLine;
import io.spillway.bulk.LineOutcome;
import io.spillway.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of lines, and what they are answered.
 *
 * @param links what answers them
 * @param key the Idempotency-Key that they are sent with, or null
 */
record BulkRun(BulkLinks links, @Nullable IdempotencyKey key) {

	static final String TARGET = "https://example.com/sale";

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final ObjectMapper JSON = new ObjectMapper();

	BulkRun(BulkLinks links) {
		this(links, null);
	}

	BulkRun withKey(String key) {
		return new BulkRun(this.links, new IdempotencyKey("caller", key));
	}

	/** The answers to lines. */
	List<JsonNode> send(String... lines) {
		return send(Arrays.asList(lines));
	}

	List<JsonNode> send(List<String> lines) {
		return Objects.requireNonNull(answers(lines).map(BulkRun::read).collectList().block(LIMIT));
	}

	/** The answer to a line. */
	JsonNode send(String line) {
		return send(List.of(line)).getFirst();
	}

	Flux<BulkAnswer> answers(List<String> lines) {
		return this.links.make(Flux.fromIterable(numbered(lines)), this.key);
	}

	static List<BulkLine> numbered(List<String> lines) {
		List<BulkLine> numbered = new ArrayList<>();
		for (String line : lines) {
			numbered.add(new BulkLine(numbered.size() + 1L, line.getBytes(UTF_8), false));
		}
		return numbered;
	}

	/** A line for a stored link. */
	static String line(String ref) {
		return line(ref, TARGET);
	}

	static String line(String ref, String target) {
		return "{\"ref\": \"%s\", \"target\": \"%s\"}".formatted(ref, target);
	}

	/** As many lines for stored links, whose refs are their numbers from 1 on. */
	static List<String> lines(int count) {
		List<String> lines = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			lines.add(line(String.valueOf(i), TARGET + "?line=" + i));
		}
		return lines;
	}

	static List<String> texts(List<JsonNode> answers, String field) {
		return answers.stream().map((answer) -> answer.required(field).textValue()).toList();
	}

	/** The type of the problem of an answer, without its beginning. */
	static String problem(JsonNode answer) {
		String type = answer.required("error").required("type").textValue();
		assertThat(type).startsWith("urn:spillway:problem:");
		return type.substring("urn:spillway:problem:".length());
	}

	static JsonNode read(BulkAnswer answer) {
		String line = new String(answer.bytes(), UTF_8);
		assertThat(line).endsWith("}\n").hasLineCount(1);
		try {
			JsonNode json = JSON.readTree(line);
			assertThat(answer.outcome()).isEqualTo(outcome(json));
			return json;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What became of a line, by its answer. */
	private static LineOutcome outcome(JsonNode answer) {
		if (!answer.has("error")) {
			return LineOutcome.ANSWERED;
		}
		int status = answer.required("error").required("status").intValue();
		return (status >= 500) ? LineOutcome.FAILED : LineOutcome.REFUSED;
	}

}
