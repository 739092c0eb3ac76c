package io.spillway.startup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SentenceReporterTests {

	private final Throwable cause = new IllegalStateException("secret");

	@Test
	void aFailedStartIsReportedInOneLine(CapturedOutput output) {
		new SentenceReporter()
			.report(new FailureAnalysis("Port 8080 is\n\ttaken.\n", "  Choose\n another.", this.cause));
		assertThat(output.getErr())
			.isEqualToNormalizingNewlines("spillway cannot start: Port 8080 is taken. Choose another.\n");
		assertThat(output.getOut()).isEmpty();
	}

	@Test
	void whereThereIsNothingToDoNothingIsSaidOfIt(CapturedOutput output) {
		new SentenceReporter().report(new FailureAnalysis("spillway.base-url is not valid", null, this.cause));
		assertThat(output.getErr())
			.isEqualToNormalizingNewlines("spillway cannot start: spillway.base-url is not valid\n");
	}

}
