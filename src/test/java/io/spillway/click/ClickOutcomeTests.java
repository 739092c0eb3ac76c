package io.spillway.click;

import java.util.Arrays;

import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClickOutcomeTests {

	@ParameterizedTest
	@CsvSource({ "NOT_FOUND, NOT_FOUND", "GONE, GONE", "UNAVAILABLE, UNAVAILABLE", "INTERNAL, ERROR" })
	void saysWhatWentWrong(ProblemType problem, ClickOutcome outcome) {
		assertThat(ClickOutcome.of(problem)).isEqualTo(outcome);
	}

	@ParameterizedTest
	@EnumSource
	void noProblemLeadsToTheTarget(ProblemType problem) {
		assertThat(ClickOutcome.of(problem)).isNotIn(ClickOutcome.REDIRECTED, ClickOutcome.OPENED);
	}

	@Test
	void tagsAreThoseOfTheDocument() {
		assertThat(Arrays.stream(ClickOutcome.values()).map(ClickOutcome::tag)).containsExactly("redirected", "opened",
				"gone", "not_found", "unavailable", "error");
	}

}
