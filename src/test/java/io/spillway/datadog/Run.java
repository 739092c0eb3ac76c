package io.spillway.datadog;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What the command did. */
record Run(int status, String out, String err) {

	static Run of(Surroundings surroundings, String... args) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		CommandLine command = SpillwayDatadog.commandLine(surroundings);
		int status = command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
		Run run = new Run(status, out.toString(), err.toString());
		assertThat(run.out() + run.err()).doesNotContain(DatadogStub.API_KEY).doesNotContain(DatadogStub.APP_KEY);
		return run;
	}

	List<String> lines() {
		return this.out.lines().toList();
	}

	/** The one line that says why it failed. */
	String error(int expectedStatus) {
		assertThat(this.err.lines()).as("lines of %s", this.err).hasSize(1);
		assertThat(this.err).startsWith("spillway-datadog: ");
		assertThat(this.status).as(this.err).isEqualTo(expectedStatus);
		return this.err.strip().substring("spillway-datadog: ".length());
	}

	Run ended(int expectedStatus) {
		assertThat(this.status).as("%s%s", this.out, this.err).isEqualTo(expectedStatus);
		assertThat(this.err).isEmpty();
		return this;
	}

}
