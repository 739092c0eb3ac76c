package io.spillway.datadog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether a release may stay. */
@Command(name = "gate", exitCodeOnInvalidInput = GateCommand.CANNOT_TELL,
		exitCodeOnExecutionException = GateCommand.CANNOT_TELL,
		description = {
				"Says whether a release may stay: by the SLOs' queries, narrowed to its version, and by the state "
						+ "of monitors.",
				"" },
		footer = { "", "Exit status: 0 good, 1 bad: an SLO's share is below its target, or a monitor alerts;",
				"2 cannot tell: too few events, no data, no answer from Datadog, or wrong usage." })
final class GateCommand implements Callable<Integer> {

	/** The exit status for what says nothing of the release. */
	static final int CANNOT_TELL = 2;

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

	private static final int DAY = 24 * 60;

	private static final int HOUR = 60 * 60;

	@Mixin
	private final DefinitionOptions definitions = new DefinitionOptions();

	@Option(names = "--version", paramLabel = "VERSION", required = true, description = "The release.")
	private @Nullable ReleaseVersion version;

	@Option(names = "--minutes", paramLabel = "N", required = true, description = "How far back to look: 1 to 1440.")
	private int minutes;

	@Option(names = "--slo", paramLabel = "NAME", description = "An SLO, by its file's name; may be repeated (all).")
	private final List<String> slos = new ArrayList<>();

	@Option(names = "--monitor", paramLabel = "NAME",
			description = "A monitor, by its file's name; may be repeated (none).")
	private final List<String> monitors = new ArrayList<>();

	@Option(names = "--min-count", paramLabel = "N",
			description = "How many events an SLO has to have counted for a verdict (100).")
	private long minimum = 100;

	@Option(names = "--wait", paramLabel = "SECONDS",
			description = "How long to look again, every 15 s, while it cannot tell: 0 to 3600 (0).")
	private long wait;

	@Mixin
	private final ConnectionOptions connection;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	private final Surroundings surroundings;

	GateCommand(Surroundings surroundings) {
		this.surroundings = surroundings;
		this.connection = new ConnectionOptions(surroundings);
	}

	@Override
	public Integer call() {
		checkNumbers();
		Definitions wanted = this.definitions.read();
		List<Objective> objectives = objectives(wanted);
		this.monitors.forEach((name) -> find(wanted, Kind.MONITOR, name));
		List<Finding> findings = look(wanted.environment(), objectives);
		findings.forEach(this.spec.commandLine().getOut()::println);
		Verdict verdict = worst(findings);
		this.spec.commandLine().getOut().printf("%s: %s in %s%n", verdict, this.version, wanted.environment());
		return verdict.status();
	}

	private List<Finding> look(String environment, List<Objective> objectives) {
		DatadogApi datadog = this.connection.connect();
		Clock clock = this.surroundings.clock();
		Instant began = clock.instant();
		Instant end = began.plusSeconds(this.wait);
		Gate gate = new Gate(new Metrics(datadog), Objects.requireNonNull(this.version),
				began.minus(Duration.ofMinutes(this.minutes)), this.minimum);
		while (true) {
			boolean last = !clock.instant().plus(BETWEEN_LOOKS).isBefore(end);
			try {
				List<Finding> findings = gate.judge(objectives, clock.instant());
				findings.addAll(judgeMonitors(gate, datadog, environment));
				if (last || worst(findings) != Verdict.CANNOT_TELL) {
					return findings;
				}
			}
			catch (ApiFailureException ex) {
				if (last || !ex.leavesDoubt()) {
					throw ex;
				}
			}
			this.surroundings.pause().of(BETWEEN_LOOKS);
		}
	}

	private List<Finding> judgeMonitors(Gate gate, DatadogApi datadog, String environment) {
		return this.monitors.isEmpty() ? List.of()
				: gate.judgeMonitors(this.monitors, new Monitors(datadog).list(environment));
	}

	private static Verdict worst(List<Finding> findings) {
		return findings.stream().map(Finding::verdict).max(Comparator.naturalOrder()).orElse(Verdict.CANNOT_TELL);
	}

	private List<Objective> objectives(Definitions wanted) {
		List<Definition> chosen = this.slos.isEmpty() ? wanted.of(Kind.SLO)
				: this.slos.stream().map((name) -> find(wanted, Kind.SLO, name)).toList();
		return chosen.stream().map((slo) -> Objective.of(wanted, slo)).toList();
	}

	private Definition find(Definitions wanted, Kind kind, String name) {
		return wanted.find(kind, name)
			.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
					"no %s %s: there is no file %s/%s.yaml".formatted(kind, name, kind.folder(), name)));
	}

	private void checkNumbers() {
		check(this.minutes >= 1 && this.minutes <= DAY, "--minutes is 1 to 1440, not " + this.minutes);
		check(this.minimum >= 1, "--min-count is 1 or more, not " + this.minimum);
		check(this.wait >= 0 && this.wait <= HOUR, "--wait is 0 to 3600 seconds, not " + this.wait);
	}

	private void check(boolean right, String message) {
		if (!right) {
			throw new ParameterException(this.spec.commandLine(), message);
		}
	}

}
