package io.spillway.datadog;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.logging.LogManager;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The command line. */
@Command(name = "spillway-datadog", versionProvider = Version.class, mixinStandardHelpOptions = true,
		synopsisSubcommandLabel = "COMMAND", exitCodeOnInvalidInput = SpillwayDatadog.FAILURE,
		description = {
				"Keeps Datadog's SLOs, monitors and dashboards as the files of deploy/datadog say, tells Datadog "
						+ "of releases, and asks it whether a release may stay.",
				"" },
		footer = { "", "Environment: DD_API_KEY, DD_APP_KEY (event and report do without), DD_SITE, DD_API_URL.", "",
				"Exit status:", "  0  done; gate: the release is good",
				"  1  failed, or wrong usage; gate: the release is bad",
				"  2  gate: cannot tell, or wrong usage; plan --detailed-exitcode: there are changes" })
public final class SpillwayDatadog {

	/** The exit status for what failed. */
	static final int FAILURE = 1;

	private SpillwayDatadog() {
	}

	/**
	 * Makes the command line.
	 * @param surroundings what it finds around it
	 */
	static CommandLine commandLine(Surroundings surroundings) {
		CommandLine commandLine = new CommandLine(new SpillwayDatadog()).addSubcommand(new PlanCommand(surroundings))
			.addSubcommand(new ApplyCommand(surroundings))
			.addSubcommand(new EventCommand(surroundings))
			.addSubcommand(new GateCommand(surroundings))
			.addSubcommand(new ReportCommand(surroundings))
			.addSubcommand(new CompletionCommand())
			.registerConverter(ReleaseVersion.class, ReleaseVersion::parse)
			.registerConverter(Instant.class, Times::parse)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setParameterExceptionHandler(new OneLine(surroundings))
			.setExecutionExceptionHandler(new OneLine(surroundings));
		// Not the standard options: to some of them --version is a release's.
		commandLine.getSubcommands().values().forEach((command) -> command.getCommandSpec().addOption(help()));
		return commandLine;
	}

	private static OptionSpec help() {
		return OptionSpec.builder("-h", "--help")
			.usageHelp(true)
			.description("Show this help message and exit.")
			.build();
	}

	/**
	 * Runs the command.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		// What the libraries would log is said in the errors.
		LogManager.getLogManager().reset();
		CommandLine commandLine = commandLine(new Surroundings(System.getenv(), Clock.systemUTC(), Pause::sleep));
		// What is no exception is no verdict either.
		Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
			commandLine.getErr().println("spillway-datadog: a fault of this command: " + thrown.getClass().getName());
			Runtime.getRuntime().halt(List.of(args).contains("gate") ? GateCommand.CANNOT_TELL : FAILURE);
		});
		System.exit(commandLine.execute(args));
	}

}
