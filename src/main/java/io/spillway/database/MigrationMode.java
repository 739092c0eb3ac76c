package io.spillway.database;

import java.util.Locale;

import org.springframework.core.env.Environment;

/** Who changes the schema, and when. */
public enum MigrationMode {

	/** Every start, before the service answers. */
	AUTO,

	/** This process, which then ends. */
	ONLY,

	/** Somebody else: the service's role needs no right to change the schema. */
	OFF;

	/** Whether this process is there to migrate and end. */
	public static boolean isOnly(Environment environment) {
		String mode = environment.getProperty("spillway.migrate", AUTO.name());
		return mode.toUpperCase(Locale.ROOT).equals(ONLY.name());
	}

}
