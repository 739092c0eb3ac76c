package io.spillway.campaign;

import java.util.Arrays;
import java.util.regex.Pattern;

import io.spillway.link.AsciiUrl;

/**
 * Where the links of a campaign lead, each recipient's number in the place of
 * {@code {recipient}}. Parsed once, so that a click only has to join its parts.
 */
final class TargetTemplate {

	static final String RECIPIENT = "{recipient}";

	private static final Pattern PLACEHOLDER = Pattern.compile(RECIPIENT, Pattern.LITERAL);

	/** What the digits of the longest number take. */
	private static final int DIGITS = 13;

	private final String text;

	/** The parts around the placeholders, in ASCII. */
	private final String[] parts;

	private final int longest;

	private TargetTemplate(String text) {
		this.text = text;
		this.parts = Arrays.stream(PLACEHOLDER.split(text, -1)).map(AsciiUrl::of).toArray(String[]::new);
		this.longest = Arrays.stream(this.parts).mapToInt(String::length).sum() + this.parts.length * DIGITS;
	}

	/** The template of a text that {@link TemplateRules} let pass. */
	static TargetTemplate of(String text) {
		return new TargetTemplate(text);
	}

	/** As it was given. */
	String text() {
		return this.text;
	}

	/** Where a recipient's link leads, in ASCII. */
	String targetOf(long recipient) {
		if (this.parts.length == 1) {
			return this.parts[0];
		}
		StringBuilder target = new StringBuilder(this.longest).append(this.parts[0]);
		for (int i = 1; i < this.parts.length; i++) {
			target.append(recipient).append(this.parts[i]);
		}
		return target.toString();
	}

	/** Where a link leads is nobody's business. */
	@Override
	public String toString() {
		return "TargetTemplate[]";
	}

}
