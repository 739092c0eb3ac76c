package io.spillway.datadog;

import java.io.PrintWriter;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for shells. */
@Command(name = "completion", exitCodeOnInvalidInput = SpillwayDatadog.FAILURE,
		description = "Prints a script that completes this command in bash and zsh: . <(spillway-datadog completion)")
final class CompletionCommand implements Runnable {

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public void run() {
		PrintWriter out = this.spec.commandLine().getOut();
		out.print(AutoComplete.bash("spillway-datadog", this.spec.root().commandLine()));
		out.flush();
	}

}
