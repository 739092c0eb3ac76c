package io.spillway.datadog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import com.datadog.api.client.v1.api.EventsApi;
import com.datadog.api.client.v2.api.DoraMetricsApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells Datadog of a deployment. */
@Command(name = "event", exitCodeOnInvalidInput = SpillwayDatadog.FAILURE,
		description = {
				"Tells Datadog of a deployment: an event, and once it is over a deployment of the DORA metrics.", "" },
		footer = { "", "Needs DD_API_KEY only.", "Exit status: 0 told, 1 failed or wrong usage." })
final class EventCommand implements Runnable {

	@Mixin
	private final EnvironmentOption environment = new EnvironmentOption();

	@ArgGroup(multiplicity = "1")
	private final Release release = new Release();

	@Option(names = "--status", paramLabel = "STATUS", required = true, description = "${COMPLETION-CANDIDATES}.")
	private DeploymentStatus status = DeploymentStatus.STARTED;

	@Option(names = "--started-at", paramLabel = "TIME",
			description = "When it began, like 1767225600 or 2026-01-01T00:00:00Z: has to be said once it is over.")
	private @Nullable Instant startedAt;

	@Option(names = "--finished-at", paramLabel = "TIME", description = "When it was over (now).")
	private @Nullable Instant finishedAt;

	@Option(names = "--commit", paramLabel = "SHA", description = "The whole hash of the commit; with --repository.")
	private @Nullable String commit;

	@Option(names = "--repository", paramLabel = "URL", description = "The repository that the commit is of.")
	private @Nullable String repository;

	@Mixin
	private final DryRunOption dryRun = new DryRunOption();

	@Mixin
	private final ConnectionOptions connection;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	private final Surroundings surroundings;

	EventCommand(Surroundings surroundings) {
		this.surroundings = surroundings;
		this.connection = new ConnectionOptions(surroundings);
	}

	@Override
	public void run() {
		Deployment deployment = deployment();
		if (this.dryRun.isSet()) {
			show(deployment);
		}
		else {
			send(deployment);
		}
	}

	private void show(Deployment deployment) {
		say(DryRunOption.line("event", deployment.event()));
		if (this.status.isOver()) {
			say(DryRunOption.line("DORA deployment", deployment.dora()));
		}
	}

	private void send(Deployment deployment) {
		DatadogApi datadog = this.connection.connectToSend();
		datadog.ask("event", () -> new EventsApi(datadog.client()).createEvent(deployment.event()));
		say("event: " + deployment.title());
		if (this.status.isOver()) {
			String id = datadog.ask("DORA deployment",
					() -> new DoraMetricsApi(datadog.client()).createDORADeployment(deployment.dora())
						.getData()
						.getId());
			say("DORA deployment: " + id);
		}
	}

	private Deployment deployment() {
		if (this.startedAt == null && this.status.isOver()) {
			throw wrong("--started-at is missing: the DORA metrics want to know how long it took");
		}
		Instant now = this.surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
		Instant started = Objects.requireNonNullElse(this.startedAt, now);
		Instant at = this.status.isOver() ? Objects.requireNonNullElse(this.finishedAt, now) : started;
		if (at.isBefore(started)) {
			throw wrong("it was over at %s, before it began at %s".formatted(at, started));
		}
		if (at.isAfter(now.plus(1, ChronoUnit.DAYS))) {
			throw wrong("%s is in the future".formatted(at));
		}
		return new Deployment(this.environment.name(), this.release.version(), this.status, started, at, gitCommit());
	}

	private @Nullable GitCommit gitCommit() {
		if (this.commit == null && this.repository == null) {
			return null;
		}
		if (this.commit == null || this.repository == null) {
			throw wrong("--commit and --repository belong together");
		}
		try {
			return new GitCommit(this.commit, this.repository);
		}
		catch (IllegalArgumentException ex) {
			throw wrong(String.valueOf(ex.getMessage()));
		}
	}

	private void say(String line) {
		this.spec.commandLine().getOut().println(line);
	}

	private ParameterException wrong(String message) {
		return new ParameterException(this.spec.commandLine(), message);
	}

	/** One of both. */
	static final class Release {

		@Option(names = "--version", paramLabel = "VERSION", required = true, description = "What is deployed.")
		private @Nullable ReleaseVersion version;

		@Option(names = "--image", paramLabel = "IMAGE", required = true, converter = ReleaseVersion.FromImage.class,
				description = "What is deployed, NAME@sha256:...: the digest's first 12 digits are the version.")
		private @Nullable ReleaseVersion ofImage;

		private ReleaseVersion version() {
			return Objects.requireNonNull((this.version != null) ? this.version : this.ofImage);
		}

	}

}
