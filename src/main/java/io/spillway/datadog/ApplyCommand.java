package io.spillway.datadog;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes Datadog have what the files say. */
@Command(name = "apply", exitCodeOnInvalidInput = SpillwayDatadog.FAILURE,
		description = { "Creates and changes SLOs, monitors and dashboards, in this order, until Datadog has what the "
				+ "files say. Before that Datadog is asked whether it would take every monitor that is new or "
				+ "changed; those that refer to an SLO that does not exist yet, once it does and before any "
				+ "monitor is applied. An apply that failed can be run again: it goes on from there.", "" },
		footer = { "", "Exit status: 0 applied, 1 failed or wrong usage: what was applied is what was printed." })
final class ApplyCommand implements Runnable {

	@Mixin
	private final DefinitionOptions definitions = new DefinitionOptions();

	@Mixin
	private final ConnectionOptions connection;

	@Option(names = "--prune", description = "Remove what an earlier apply made and has no file any more: "
			+ "dashboards, monitors, SLOs, in this order.")
	private boolean prune;

	@Option(names = "--dry-run", description = "As plan: change nothing.")
	private boolean dryRun;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	private final Surroundings surroundings;

	ApplyCommand(Surroundings surroundings) {
		this.surroundings = surroundings;
		this.connection = new ConnectionOptions(surroundings);
	}

	@Override
	public void run() {
		PrintWriter out = this.spec.commandLine().getOut();
		Definitions wanted = this.definitions.read();
		Remotes remotes = new Remotes(this.connection.connect());
		Plan plan = Plan.make(wanted, remotes);
		if (this.dryRun) {
			new PlanReport(out).print(plan, this.prune);
			return;
		}
		Apply apply = new Apply(plan, remotes, wanted.environment(), this.surroundings.pause(), out);
		apply.createAndChange();
		if (this.prune) {
			apply.prune();
		}
	}

}
