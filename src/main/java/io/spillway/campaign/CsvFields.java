package io.spillway.campaign;

import java.util.ArrayList;
import java.util.List;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;

/** Splits a line of CSV (RFC 4180, section 2). */
final class CsvFields {

	private final String line;

	private final List<String> fields = new ArrayList<>();

	private int position;

	private CsvFields(String line) {
		this.line = line;
	}

	/**
	 * The fields of a line without its end.
	 * @throws ProblemException if its quotes do not match
	 */
	static List<String> of(String line) {
		CsvFields fields = new CsvFields(line);
		fields.readAll();
		return fields.fields;
	}

	private void readAll() {
		do {
			this.fields.add(isAt('"') ? quoted() : plain());
		}
		while (skip(','));
		if (this.position < this.line.length()) {
			throw unmatched();
		}
	}

	private boolean isAt(char c) {
		return this.position < this.line.length() && this.line.charAt(this.position) == c;
	}

	private boolean skip(char c) {
		boolean there = isAt(c);
		if (there) {
			this.position++;
		}
		return there;
	}

	private String plain() {
		int comma = this.line.indexOf(',', this.position);
		String field = this.line.substring(this.position, (comma < 0) ? this.line.length() : comma);
		this.position += field.length();
		if (field.indexOf('"') >= 0) {
			throw unmatched();
		}
		return field;
	}

	private String quoted() {
		StringBuilder field = new StringBuilder();
		this.position++;
		readToQuote(field);
		while (skip('"')) {
			field.append('"');
			readToQuote(field);
		}
		return field.toString();
	}

	private void readToQuote(StringBuilder field) {
		int quote = this.line.indexOf('"', this.position);
		if (quote < 0) {
			throw unmatched();
		}
		field.append(this.line, this.position, quote);
		this.position = quote + 1;
	}

	private static ProblemException unmatched() {
		return new ProblemException(ProblemType.BAD_REQUEST, "The quotes of the line do not match.");
	}

}
