package io.spillway.datadog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.datadog.api.client.v2.api.MetricsApi;
import com.datadog.api.client.v2.model.IntakePayloadAccepted;
import com.datadog.api.client.v2.model.MetricIntakeType;
import com.datadog.api.client.v2.model.MetricPayload;
import com.datadog.api.client.v2.model.MetricPoint;
import com.datadog.api.client.v2.model.MetricSeries;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends what k6 measured. */
@Command(name = "report", exitCodeOnInvalidInput = SpillwayDatadog.FAILURE,
		description = { "Sends what k6 measured of a release to Datadog, as gauges spillway.k6.*.", "" },
		footer = { "", "Needs DD_API_KEY only.", "Exit status: 0 sent, 1 failed or wrong usage." })
final class ReportCommand implements Runnable {

	private static final Pattern FILE = Pattern.compile("gate-([a-z0-9-]+)\\.json");

	private static final Pattern SCENARIO = Pattern.compile("[a-z0-9-]{1,63}");

	@Mixin
	private final EnvironmentOption environment = new EnvironmentOption();

	@Option(names = "--version", paramLabel = "VERSION", required = true, description = "The release.")
	private @Nullable ReleaseVersion version;

	@Option(names = "--scenario", paramLabel = "NAME",
			description = "What k6 ran (SCENARIO of a file gate-SCENARIO.json, as perf/gate writes it).")
	private @Nullable String scenario;

	@Parameters(paramLabel = "FILE", description = "What k6 wrote by --summary-export.")
	private Path file = Path.of("");

	@Mixin
	private final DryRunOption dryRun = new DryRunOption();

	@Mixin
	private final ConnectionOptions connection;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	private final Surroundings surroundings;

	ReportCommand(Surroundings surroundings) {
		this.surroundings = surroundings;
		this.connection = new ConnectionOptions(surroundings);
	}

	@Override
	public void run() {
		List<String> tags = tags();
		Map<String, Double> gauges = K6Summary.read(this.file);
		MetricPayload payload = payload(gauges, tags, this.surroundings.clock().instant());
		if (this.dryRun.isSet()) {
			this.spec.commandLine().getOut().println(DryRunOption.line("metrics", payload));
			return;
		}
		send(payload);
		gauges.forEach((name, value) -> this.spec.commandLine().getOut().printf("%s: %s%n", name, value));
	}

	private void send(MetricPayload payload) {
		DatadogApi datadog = this.connection.connectToSend();
		IntakePayloadAccepted answer = datadog.ask("metrics",
				() -> new MetricsApi(datadog.client()).submitMetrics(payload));
		List<String> errors = Objects.requireNonNullElse(answer.getErrors(), List.of());
		if (!errors.isEmpty()) {
			throw new FailureException("metrics: " + String.join("; ", errors));
		}
	}

	private List<String> tags() {
		return List.of("service:" + Deployment.SERVICE, "env:" + this.environment.name(),
				Objects.requireNonNull(this.version).tag(), "scenario:" + scenarioName());
	}

	private String scenarioName() {
		Matcher matcher = FILE.matcher(String.valueOf(this.file.getFileName()));
		String name = (this.scenario == null && matcher.matches()) ? matcher.group(1) : this.scenario;
		if (name == null || !SCENARIO.matcher(name).matches()) {
			throw new ParameterException(this.spec.commandLine(),
					(name == null) ? "--scenario is missing: the file is not named gate-SCENARIO.json"
							: "--scenario is lower case letters, digits and '-', not " + name);
		}
		return name;
	}

	private static MetricPayload payload(Map<String, Double> gauges, List<String> tags, Instant now) {
		return new MetricPayload(gauges.entrySet()
			.stream()
			.map((gauge) -> new MetricSeries(gauge.getKey(), List.of(point(gauge.getValue(), now)))
				.type(MetricIntakeType.GAUGE)
				.tags(tags))
			.toList());
	}

	private static MetricPoint point(double value, Instant now) {
		return new MetricPoint().timestamp(now.getEpochSecond()).value(value);
	}

}
