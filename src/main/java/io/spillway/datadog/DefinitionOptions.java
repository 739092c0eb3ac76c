package io.spillway.datadog;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** Which definitions are meant. */
final class DefinitionOptions {

	@Option(names = "--env", paramLabel = "ENV", required = true,
			description = "The environment: environments/ENV.yaml has its values.")
	private String environment = "";

	@Option(names = "--files", paramLabel = "DIR", description = "Where the definitions are (deploy/datadog).")
	private Path files = Path.of("deploy", "datadog");

	Definitions read() {
		return Definitions.read(this.files, this.environment);
	}

}
