package io.spillway.datadog;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The version of a release, as the service's own tags have it.
 *
 * @param text letters, digits, ., _ and -
 */
record ReleaseVersion(String text) {

	private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

	private static final Pattern IMAGE = Pattern
		.compile("(?:[a-z0-9][A-Za-z0-9._:/-]*@)?sha256:([0-9a-f]{12})[0-9a-f]{52}");

	static ReleaseVersion parse(String text) {
		if (!VALID.matcher(text).matches()) {
			throw new TypeConversionException(
					"'%s' is no version: up to 63 letters, digits, '.', '_' and '-'".formatted(text));
		}
		return new ReleaseVersion(text);
	}

	/**
	 * Takes the version of an image without one: as {@code deploy/release} labels its
	 * pods.
	 */
	static ReleaseVersion ofImage(String image) {
		Matcher matcher = IMAGE.matcher(image);
		if (!matcher.matches()) {
			throw new TypeConversionException(
					"'%s' is no image by its digest, NAME@sha256: and 64 hexadecimal digits".formatted(image));
		}
		return new ReleaseVersion(matcher.group(1));
	}

	/** The tag, in lower case as Datadog keeps all tags. */
	String tag() {
		return "version:" + this.text.toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return this.text;
	}

	/** Reads images from the command line. */
	static final class FromImage implements ITypeConverter<ReleaseVersion> {

		@Override
		public ReleaseVersion convert(String value) {
			return ofImage(value);
		}

	}

}
