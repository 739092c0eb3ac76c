package io.spillway.bulk;

import io.spillway.web.Problem;
import io.spillway.web.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineOutcomeTests {

	@ParameterizedTest
	@EnumSource(names = { "UNAVAILABLE", "INTERNAL", "REQUEST_TIMEOUT", "NO_CAMPAIGN_LEFT" })
	void whatTheServiceCouldNotDoFailed(ProblemType type) {
		assertThat(LineOutcome.of(new Problem(type, null))).isEqualTo(LineOutcome.FAILED);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE,
			names = { "UNAVAILABLE", "INTERNAL", "REQUEST_TIMEOUT", "NO_CAMPAIGN_LEFT" })
	void whatIsWrongWasRefused(ProblemType type) {
		assertThat(LineOutcome.of(new Problem(type, null))).isEqualTo(LineOutcome.REFUSED);
	}

}
