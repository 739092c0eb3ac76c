package io.spillway.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;

import io.spillway.database.DatabaseUnavailableException;

/** Runs what the first argument names. */
public final class Commands {

	/** The exit status for a command that could not do its work. */
	static final int FAILURE = 1;

	/** The exit status for a command line that cannot be understood. */
	static final int USAGE = 2;

	private static final String HELP = """
			Spillway, the click gateway.

			Usage:
			  spillway [--PROPERTY=VALUE ...]
			      Runs the service. Configuration: environment variables, properties as options,
			      application.yaml in the working directory or in ./config.
			  spillway keygen [--id N] [--name NAME] [--scopes LIST]
			      Prints a new key ring entry (id 0..255, default 1) and a new API key (name: default,
			      scopes: links) with its hash, as environment variables.
			  spillway rekey [--batch N]
			      Seals all stored links with the primary key (default 500 a transaction). Can be
			      stopped and run again. Exit status 1 if a link could not be opened.
			  spillway erase-clicks --campaign N --recipient N
			      Erases the clicks of a recipient of a campaign. Statistics stay: they name nobody. A
			      click that comes afterwards is recorded, and counts the recipient anew. So does one
			      that waits in a spool: run it again once all spools are empty.
			  spillway help | version

			spillway.migrate=only brings the schema up to date and ends.
			""";

	private final Class<?> application;

	private final PrintStream out;

	private final PrintStream err;

	/**
	 * Creates the commands.
	 * @param application the application's class, for commands that need its beans
	 * @param out standard output
	 * @param err standard error
	 */
	public Commands(Class<?> application, PrintStream out, PrintStream err) {
		this.application = application;
		this.out = out;
		this.err = err;
	}

	/**
	 * Runs a command.
	 * @param args the command line
	 * @return the exit status, or nothing if the service is to be run
	 */
	public OptionalInt run(String... args) {
		if (args.length == 0 || (args[0].startsWith("--") && args[0].length() > 2 && !isQuestion(args[0]))) {
			return OptionalInt.empty();
		}
		try {
			return OptionalInt.of(run(args[0], List.of(args).subList(1, args.length)));
		}
		catch (UsageException ex) {
			this.err.println("spillway: " + ex.getMessage() + " (see `spillway help`)");
			return OptionalInt.of(USAGE);
		}
		catch (DatabaseUnavailableException ex) {
			this.err.println("spillway: " + ex.getMessage());
			return OptionalInt.of(FAILURE);
		}
	}

	private static boolean isQuestion(String arg) {
		return arg.equals("--help") || arg.equals("--version");
	}

	private int run(String command, List<String> args) {
		switch (command) {
			case "help", "--help", "-h" -> this.out.print(HELP);
			case "version", "--version" -> this.out.println(version());
			case "keygen" -> new Keygen().run(args, this.out);
			case "rekey" -> {
				return new RekeyCommand(this.application).run(args, this.out);
			}
			case "erase-clicks" -> new EraseClicksCommand(this.application).run(args, this.out);
			default -> throw new UsageException("unknown command: " + command);
		}
		return 0;
	}

	private static String version() {
		Properties build = new Properties();
		try (InputStream in = Commands.class.getResourceAsStream("/META-INF/build-info.properties")) {
			if (in != null) {
				build.load(in);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return "spillway " + build.getProperty("build.version", "(development)");
	}

}
