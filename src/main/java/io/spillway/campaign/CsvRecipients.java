package io.spillway.campaign;

import java.util.List;

import io.spillway.bulk.LineSplitter;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

/**
 * Recipients as CSV (RFC 4180): one column, or the one of several that a header calls
 * recipient. No field may have a line break. Belongs to one body.
 */
final class CsvRecipients implements RecipientFormat {

	private static final String RECIPIENT = "recipient";

	private boolean begun;

	private int columns = 1;

	private int column;

	@Override
	public long read(LineSplitter line) {
		boolean first = !this.begun;
		this.begun = true;
		long number = line.isTooLong() ? -1 : Decimals.read(line.bytes(), 0, line.length());
		if (number >= 0 && this.column == 0) {
			return Numbers.recipient(number);
		}
		List<String> fields = CsvFields.of(LineText.of(line));
		return (first && isHeader(fields)) ? NONE : recipient(fields);
	}

	private boolean isHeader(List<String> fields) {
		int found = fields.stream().map(RECIPIENT::equalsIgnoreCase).toList().indexOf(true);
		if (found < 0) {
			return false;
		}
		this.column = found;
		this.columns = fields.size();
		return true;
	}

	private long recipient(List<String> fields) {
		if (fields.size() > this.columns) {
			throw new ProblemException(ProblemType.BAD_REQUEST,
					(this.columns > 1) ? "The line has more columns than the header."
							: "The line has more columns than one, and no header says which to take.");
		}
		if (fields.size() <= this.column) {
			throw new ProblemException(ProblemType.BAD_REQUEST, "The line has no recipient.");
		}
		return Numbers.recipient(fields.get(this.column));
	}

}
