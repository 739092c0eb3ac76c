package io.spillway.datadog;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one line, without a stack trace and without keys. */
final class OneLine implements IParameterExceptionHandler, IExecutionExceptionHandler {

	private final Surroundings surroundings;

	OneLine(Surroundings surroundings) {
		this.surroundings = surroundings;
	}

	@Override
	public int handleParseException(ParameterException ex, String[] args) {
		CommandLine command = ex.getCommandLine();
		say(command, "%s (see %s --help)".formatted(ex.getMessage(), command.getCommandSpec().qualifiedName()));
		return command.getCommandSpec().exitCodeOnInvalidInput();
	}

	@Override
	public int handleExecutionException(Exception ex, CommandLine command, ParseResult parsed) {
		say(command, (ex instanceof FailureException) ? String.valueOf(ex.getMessage())
				: "a fault of this command: %s %s".formatted(ex.getClass().getName(), ex.getMessage()));
		return command.getCommandSpec().exitCodeOnExecutionException();
	}

	private void say(CommandLine command, String message) {
		String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
		for (String variable : List.of("DD_API_KEY", "DD_APP_KEY")) {
			String key = this.surroundings.variable(variable);
			line = key.isEmpty() ? line : line.replace(key, "***");
		}
		command.getOut().flush();
		command.getErr().println("spillway-datadog: " + line);
		command.getErr().flush();
	}

}
