package io.spillway.observability;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ExportsTests {

	private final Exports exports = new Exports("traces");

	@Test
	void aNightOfFailuresIsTwoLines(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			this.exports.failed("status 503");
		}
		assertThat(output).containsOnlyOnce("Exports of traces do not arrive and are lost until they do: status 503")
			.doesNotContain("arrive again");
		for (int i = 0; i < 1000; i++) {
			this.exports.arrived();
		}
		assertThat(output).containsOnlyOnce("Exports of traces arrive again");
		assertThat(this.exports.failures()).isEqualTo(1000);
	}

	@Test
	void theNextNightIsToldAgain(CapturedOutput output) {
		this.exports.failed("one");
		this.exports.arrived();
		this.exports.failed("two");
		assertThat(output).containsOnlyOnce("until they do: one").containsOnlyOnce("until they do: two");
		assertThat(this.exports.failures()).isEqualTo(2);
	}

	@Test
	void whatAlwaysArrivesIsNotTold(CapturedOutput output) {
		this.exports.arrived();
		assertThat(output).doesNotContain("Exports");
		assertThat(this.exports.failures()).isZero();
		assertThat(this.exports.signal()).isEqualTo("traces");
	}

}
