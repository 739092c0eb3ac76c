package io.spillway.campaign;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spillway.bulk.LineSplitter;
import io.spillway.web.Problem;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

/**
 * Recipients as NDJSON: a number a line, or an object with a recipient.
 *
 * @param json reads what is more than digits
 */
record NdjsonRecipients(JsonFactory json) implements RecipientFormat {

	private static final String RECIPIENT = "recipient";

	private static final Problem NOT_JSON = new Problem(ProblemType.MALFORMED_JSON, "The line is not JSON.");

	private static final Problem WRONG_TYPE = new Problem(ProblemType.WRONG_TYPE,
			"A line is a whole number, or an object with one as its recipient.");

	private static final Problem MISSING = new Problem(ProblemType.BAD_REQUEST, "The object has no recipient.");

	@Override
	public long read(LineSplitter line) {
		long number = line.isTooLong() ? -1 : Decimals.read(line.bytes(), 0, line.length());
		return (number >= 0) ? Numbers.recipient(number) : parse(LineText.of(line));
	}

	private long parse(String text) {
		try (JsonParser parser = this.json.createParser(text)) {
			long recipient = (parser.nextToken() == JsonToken.START_OBJECT) ? field(parser) : number(parser);
			if (parser.nextToken() != null) {
				throw new ProblemException(NOT_JSON);
			}
			return Numbers.recipient(recipient);
		}
		catch (IOException _) {
			throw new ProblemException(NOT_JSON);
		}
	}

	private static long field(JsonParser parser) throws IOException {
		if (parser.nextToken() == JsonToken.END_OBJECT) {
			throw new ProblemException(MISSING);
		}
		refuseOthers(parser);
		parser.nextToken();
		long recipient = number(parser);
		if (parser.nextToken() != JsonToken.END_OBJECT) {
			refuseOthers(parser);
		}
		return recipient;
	}

	private static void refuseOthers(JsonParser parser) throws IOException {
		String name = parser.currentName();
		if (!RECIPIENT.equals(name)) {
			String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
			throw new ProblemException(ProblemType.UNKNOWN_FIELD, "A line has no field but recipient.",
					List.of(new Problem.FieldError(pointer, "This field is not known.")));
		}
	}

	/** What is no long is out of range in any case. */
	private static long number(JsonParser parser) throws IOException {
		if (parser.currentToken() == null) {
			throw new ProblemException(NOT_JSON);
		}
		if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
			throw new ProblemException(WRONG_TYPE);
		}
		return (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) ? -1 : parser.getLongValue();
	}

}
