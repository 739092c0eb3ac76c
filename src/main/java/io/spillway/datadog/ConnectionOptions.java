package io.spillway.datadog;

import picocli.CommandLine.Option;

/** Where Datadog is. */
final class ConnectionOptions {

	private static final String DEFAULT_SITE = "datadoghq.com";

	private final Surroundings surroundings;

	@Option(names = "--site", paramLabel = "SITE", description = "Datadog's site (DD_SITE, or datadoghq.com).")
	private String site = "";

	@Option(names = "--api-url", paramLabel = "URL",
			description = "Something that stands for the API, such as a proxy, instead of a site (DD_API_URL).")
	private String apiUrl = "";

	ConnectionOptions(Surroundings surroundings) {
		this.surroundings = surroundings;
	}

	/** Connects for everything. */
	DatadogApi connect() {
		return connect(Keys.all(this.surroundings));
	}

	/** Connects to send events, deployments or metrics. */
	DatadogApi connectToSend() {
		return connect(Keys.toSend(this.surroundings));
	}

	private DatadogApi connect(Keys keys) {
		return new DatadogApi(server(), keys, this.surroundings.pause());
	}

	private Server server() {
		String url = this.apiUrl.isEmpty() ? this.surroundings.variable("DD_API_URL") : this.apiUrl;
		if (!this.apiUrl.isEmpty() || (this.site.isEmpty() && !url.isEmpty())) {
			return Server.ofUrl(url);
		}
		String name = this.site.isEmpty() ? this.surroundings.variable("DD_SITE") : this.site;
		return Server.ofSite(name.isEmpty() ? DEFAULT_SITE : name);
	}

}
