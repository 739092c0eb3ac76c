package io.spillway.spool;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A file of a spool, as its name tells.
 *
 * @param path where it is
 * @param number its number; what was begun later has a higher one
 * @param kind what it is for
 * @param length its length in bytes
 */
record SpoolFile(Path path, long number, Kind kind, long length) {

	private static final Pattern NAME = Pattern.compile("(\\d{16})(?:-[0-9a-f]{16})?\\.(segment|damaged|refused)");

	/** What it takes on disk. */
	long bytes() {
		return SegmentFormat.blocks(this.length);
	}

	/** The file of a path, or null if it is not one of a spool. */
	static @Nullable SpoolFile of(Path path, long length) {
		Matcher name = NAME.matcher(path.getFileName().toString());
		return name.matches() ? new SpoolFile(path, Long.parseLong(name.group(1)), kind(name.group(2)), length) : null;
	}

	private static Kind kind(String suffix) {
		return switch (suffix) {
			case "segment" -> Kind.SEGMENT;
			case "damaged" -> Kind.DAMAGED;
			default -> Kind.REFUSED;
		};
	}

	/** What a file is for. */
	enum Kind {

		SEGMENT, DAMAGED, REFUSED

	}

}
