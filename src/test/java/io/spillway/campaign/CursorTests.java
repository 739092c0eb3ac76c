package io.spillway.campaign;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 16_777_215 })
	void aCursorIsBehindACampaign(int campaign) {
		assertThat(Cursor.parse(Cursor.behind(campaign))).isEqualTo(campaign);
	}

	@Test
	void noCursorIsBeforeAllCampaigns() {
		assertThat(Cursor.parse(null)).isEqualTo(16_777_216);
	}

	/**
	 * The fourth stands for 2^24, the fifth has a spare bit set, the sixth has padding.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "0", "garbage!", "AQAAAA", "AAAAAR", "AAAAAQ==", "_____w", "AAAAAAAA", "AAAA" })
	void whatIsNoCursorIsSaid(String cursor) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(cursor))
			.satisfies((ex) -> assertThat(ex.problem().type()).isEqualTo(ProblemType.BAD_REQUEST));
	}

}
