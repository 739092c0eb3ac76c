package io.spillway.datadog;

/** Datadog's objects, by kind. */
final class Remotes {

	private final Slos slos;

	private final Monitors monitors;

	private final Dashboards dashboards;

	Remotes(DatadogApi datadog) {
		this.slos = new Slos(datadog);
		this.monitors = new Monitors(datadog);
		this.dashboards = new Dashboards(datadog);
	}

	Remote of(Kind kind) {
		return switch (kind) {
			case SLO -> this.slos;
			case MONITOR -> this.monitors;
			case DASHBOARD -> this.dashboards;
		};
	}

}
