package io.spillway.datadog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Asks Datadog how a release does.
 *
 * @param metrics Datadog's metrics
 * @param version the release
 * @param from since when it is looked at
 * @param minimum how many events there have to be
 */
record Gate(Metrics metrics, ReleaseVersion version, Instant from, long minimum) {

	private static final double HUNDRED = 100;

	List<Finding> judge(List<Objective> objectives, Instant now) {
		List<Finding> findings = new ArrayList<>();
		objectives.forEach((objective) -> findings.add(judge(objective, now)));
		return findings;
	}

	private Finding judge(Objective objective, Instant now) {
		OptionalDouble total = sum(objective, objective.total(), now);
		double count = total.orElse(0);
		if (total.isEmpty() || count < this.minimum) {
			return new Finding(Verdict.CANNOT_TELL, objective.label(), String.format(Locale.ROOT, "%s, fewer than %,d",
					total.isEmpty() ? "no data" : String.format(Locale.ROOT, "%,.0f events", count), this.minimum));
		}
		// Where nothing is good there is no series of it either.
		double good = sum(objective, objective.good(), now).orElse(0);
		double share = Math.clamp(HUNDRED * good / count, 0, HUNDRED);
		return new Finding((share < objective.target()) ? Verdict.BAD : Verdict.GOOD, objective.label(),
				String.format(Locale.ROOT, "%.4f %% of %,.0f events good, target %s %%", Math.floor(share * 1e4) / 1e4,
						count, objective.target()));
	}

	List<Finding> judgeMonitors(List<String> names, List<Managed> monitors) {
		List<Finding> findings = new ArrayList<>();
		for (String name : names) {
			List<String> states = monitors.stream()
				.filter((monitor) -> monitor.name().equals(name))
				.map((monitor) -> monitor.tree().path("overall_state").asText())
				.toList();
			findings.add((states.size() == 1) ? finding("monitor " + name, states.getFirst())
					: new Finding(Verdict.CANNOT_TELL, "monitor " + name,
							states.isEmpty() ? "not in Datadog" : "more than once in Datadog"));
		}
		return findings;
	}

	private static Finding finding(String subject, String state) {
		Verdict verdict = switch (state) {
			case "OK", "Warn" -> Verdict.GOOD;
			case "Alert" -> Verdict.BAD;
			default -> Verdict.CANNOT_TELL;
		};
		return new Finding(verdict, subject, state.isEmpty() ? "no state" : state);
	}

	private OptionalDouble sum(Objective objective, String query, Instant now) {
		return this.metrics.sum(objective.label(), ScopedQuery.with(query, this.version.tag()), this.from, now);
	}

}
