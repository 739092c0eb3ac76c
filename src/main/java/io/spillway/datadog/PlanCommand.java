package io.spillway.datadog;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what apply would do. */
@Command(name = "plan", exitCodeOnInvalidInput = SpillwayDatadog.FAILURE,
		description = { "Says what apply would do, field by field. Changes nothing.", "" },
		footer = { "", "Exit status: 0 the plan is made, 1 failed or wrong usage,",
				"2 with --detailed-exitcode: something would be created, changed or, with --prune, removed." })
final class PlanCommand implements Callable<Integer> {

	private static final int CHANGES = 2;

	@Mixin
	private final DefinitionOptions definitions = new DefinitionOptions();

	@Mixin
	private final ConnectionOptions connection;

	@Option(names = "--prune", description = "As for apply --prune.")
	private boolean prune;

	@Option(names = "--detailed-exitcode", description = "End with 2 if there is something to do.")
	private boolean detailedExitCode;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	PlanCommand(Surroundings surroundings) {
		this.connection = new ConnectionOptions(surroundings);
	}

	@Override
	public Integer call() {
		Definitions wanted = this.definitions.read();
		Plan plan = Plan.make(wanted, new Remotes(this.connection.connect()));
		boolean changes = new PlanReport(this.spec.commandLine().getOut()).print(plan, this.prune);
		return (changes && this.detailedExitCode) ? CHANGES : 0;
	}

}
