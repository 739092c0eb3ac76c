package io.spillway.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder for clicks that nobody else uses. */
public final class TestSpool {

	static final String SETTING = "spillway.clicks.spool";

	private static final Path FOLDER = Path.of("target", "spools");

	private TestSpool() {
	}

	/** The settings with which the service uses a new one. */
	public static Map<String, String> settings() {
		return Map.of(SETTING, create().toString());
	}

	/** Makes one. */
	public static Path create() {
		try {
			return Files.createTempDirectory(Files.createDirectories(FOLDER), "spool-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
