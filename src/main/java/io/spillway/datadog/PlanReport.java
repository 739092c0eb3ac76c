package io.spillway.datadog;

import java.io.PrintWriter;
import java.util.List;

/** Prints a plan. */
final class PlanReport {

	private final PrintWriter out;

	private int creates;

	private int changes;

	private int unchanged;

	private int withoutFile;

	PlanReport(PrintWriter out) {
		this.out = out;
	}

	/**
	 * Prints it.
	 * @param plan the plan
	 * @param prune whether what has no file is to be removed
	 * @return whether anything is to be done
	 */
	boolean print(Plan plan, boolean prune) {
		for (Kind kind : Kind.values()) {
			plan.of(kind).forEach(this::print);
		}
		for (Kind kind : List.of(Kind.values()).reversed()) {
			plan.withoutFile(kind).forEach((managed) -> printWithoutFile(kind, managed, prune));
		}
		this.out.printf("%d to create, %d to change, %d unchanged, %d without a file%s%n", this.creates, this.changes,
				this.unchanged, this.withoutFile, (prune || this.withoutFile == 0) ? "" : " (stay without --prune)");
		return this.creates + this.changes + (prune ? this.withoutFile : 0) > 0;
	}

	private void print(Change change) {
		if (change.managed() == null) {
			this.creates++;
			this.out.printf("%s: create%n", change);
			print(change.differences().stream().filter((each) -> each.after().contains(Rendered.UNKNOWN)).toList());
		}
		else if (change.isNeeded()) {
			this.changes++;
			this.out.printf("%s: change (id %s)%n", change, change.id());
			print(change.differences());
		}
		else {
			this.unchanged++;
			this.out.printf("%s: unchanged (id %s)%n", change, change.id());
		}
	}

	private void print(List<Difference> differences) {
		differences.forEach((difference) -> this.out.printf("    %s%n", difference));
	}

	private void printWithoutFile(Kind kind, Managed managed, boolean prune) {
		this.withoutFile++;
		this.out.printf("%s %s: %s (id %s)%n", kind, managed.name(), prune ? "remove" : "would be pruned",
				managed.id());
	}

}
