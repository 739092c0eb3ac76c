package io.spillway.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.spillway.bulk.BulkLine;
import io.spillway.bulk.ErrorLines;
import io.spillway.token.TokenTooLongException;
import io.spillway.web.FailedRequest;
import io.spillway.web.Problem;
import io.spillway.web.Problem.FieldError;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebInputException;

/** Reads lines that ask for links. */
class BulkReader {

	/** How many characters a ref may have, as UTF-16 counts them. */
	static final int MAX_REF = 100;

	private final ObjectMapper json;

	private final ObjectReader reader;

	private final LinkValidator validator;

	private final Links links;

	BulkReader(ObjectMapper json, LinkValidator validator, Links links) {
		this.json = json;
		this.reader = json.readerFor(BulkLink.class);
		this.validator = validator;
		this.links = links;
	}

	/**
	 * Reads a line.
	 * @param keyed whether the line is sent with an Idempotency-Key
	 */
	BulkEntry read(BulkLine line, boolean keyed, Instant now) {
		if (line.tooLong()) {
			return BulkEntry.refused(line.number(), null, ErrorLines.TOO_LONG);
		}
		try {
			BulkLink link = this.reader.readValue(line.bytes());
			return (link != null) ? read(line.number(), link, keyed, now)
					: refused(line.number(), null, new ServerWebInputException("The line is no link"));
		}
		catch (IOException ex) {
			return refused(line.number(), ref(line.bytes()),
					new ServerWebInputException("The line is no link", null, ex));
		}
	}

	private BulkEntry read(long number, BulkLink link, boolean keyed, Instant now) {
		FieldError wrong = check(link.ref(), keyed);
		BulkEntry entry = new BulkEntry(number, (wrong == null) ? link.ref() : null,
				keyed ? bytes(link.request()) : null, null, null, null);
		try {
			NewLink valid = this.validator.validate(link.request(), now, (wrong != null) ? List.of(wrong) : List.of());
			return entry.with(this.links.draft(valid));
		}
		catch (ProblemException ex) {
			return entry.with(ex.problem());
		}
		catch (TokenTooLongException ex) {
			return entry.with(new Problem(ProblemType.TOKEN_TOO_LONG, ex.getMessage() + "."));
		}
	}

	private byte[] bytes(CreateLink request) {
		try {
			return this.json.writeValueAsBytes(request);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("what was read cannot be written", ex);
		}
	}

	private static @Nullable FieldError check(@Nullable String ref, boolean needed) {
		if (ref == null) {
			return needed ? new FieldError("/ref", "This is needed with an Idempotency-Key.") : null;
		}
		return isValid(ref) ? null : new FieldError("/ref",
				"This must have 1 to %d characters, no control characters among them.".formatted(MAX_REF));
	}

	private static boolean isValid(String ref) {
		return !ref.isBlank() && ref.length() <= MAX_REF && Texts.isClean(ref);
	}

	private static BulkEntry refused(long number, @Nullable String ref, ServerWebInputException error) {
		return BulkEntry.refused(number, ref, FailedRequest.problem("POST", error));
	}

	/** What a line that is wrong is called, so that its sender finds it again. */
	private @Nullable String ref(byte[] line) {
		try {
			String ref = this.json.readTree(line).path("ref").textValue();
			return (ref != null && isValid(ref)) ? ref : null;
		}
		catch (JacksonException _) {
			// No JSON, no ref.
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
