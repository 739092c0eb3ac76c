package io.spillway.datadog;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes Datadog have what the files say, and prints each object as it is done. */
final class Apply {

	private static final int ATTEMPTS = 3;

	private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

	private final Plan plan;

	private final Remotes remotes;

	private final String environment;

	private final Pause pause;

	private final PrintWriter out;

	Apply(Plan plan, Remotes remotes, String environment, Pause pause, PrintWriter out) {
		this.plan = plan;
		this.remotes = remotes;
		this.environment = environment;
		this.pause = pause;
		this.out = out;
	}

	/**
	 * Creates and changes; monitors that could not be validated are, once their SLOs are
	 * there.
	 */
	void createAndChange() {
		Set<Definition> late = this.plan.of(Kind.MONITOR)
			.stream()
			.filter((change) -> !change.wanted().complete())
			.map(Change::definition)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		late.forEach((monitor) -> say(monitor + ": is validated once its SLO exists"));
		for (Kind kind : Kind.values()) {
			List<Change> changes = this.plan.of(kind);
			changes.stream().filter((change) -> late.contains(change.definition())).forEach(this.plan::validate);
			changes.forEach(this::carryOut);
		}
	}

	/**
	 * Removes what has no file, in the reverse order: nothing is removed that others
	 * still refer to.
	 */
	void prune() {
		for (Kind kind : List.of(Kind.values()).reversed()) {
			for (Managed managed : this.plan.withoutFile(kind)) {
				String label = kind + " " + managed.name();
				this.remotes.of(kind).delete(label, managed.id());
				say("%s: removed (id %s)".formatted(label, managed.id()));
			}
		}
	}

	private void carryOut(Change change) {
		Managed managed = change.managed();
		if (managed == null) {
			String id = create(change);
			this.plan.remember(change.definition(), id);
			say("%s: created (id %s)".formatted(change, id));
		}
		else if (change.isNeeded()) {
			remote(change).update(change.toString(), managed.id(), change.wanted().tree());
			say("%s: changed (id %s)".formatted(change, managed.id()));
		}
		else {
			say("%s: unchanged (id %s)".formatted(change, managed.id()));
		}
	}

	/**
	 * A request that failed may have made the object all the same: it is looked for
	 * before the next one.
	 */
	private String create(Change change) {
		for (int attempt = 1;; attempt++) {
			try {
				return remote(change).create(change.toString(), change.wanted().tree());
			}
			catch (ApiFailureException ex) {
				if (!ex.leavesDoubt() || attempt == ATTEMPTS) {
					throw ex;
				}
			}
			this.pause.of(BETWEEN_ATTEMPTS);
			Optional<String> made = look(change);
			if (made.isPresent()) {
				return made.get();
			}
		}
	}

	private Optional<String> look(Change change) {
		return remote(change).list(this.environment)
			.stream()
			.filter((managed) -> managed.name().equals(change.definition().name()))
			.map(Managed::id)
			.findFirst();
	}

	private Remote remote(Change change) {
		return this.remotes.of(change.definition().kind());
	}

	private void say(String line) {
		this.out.println(line);
		this.out.flush();
	}

}
