package io.spillway.capacity;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PushCursorTests {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 1L << 40, Long.MAX_VALUE - 1 })
	void aCursorIsBehindAPush(long push) {
		assertThat(PushCursor.parse(PushCursor.behind(push))).isEqualTo(push);
	}

	@Test
	void noCursorIsBeforeAllPushes() {
		assertThat(PushCursor.parse(null)).isEqualTo(Long.MAX_VALUE);
	}

	/** The fourth is negative, the fifth beyond all, the sixth has a spare bit set. */
	@ParameterizedTest
	@ValueSource(strings = { "", "garbage!", "AAAAAA", "__________8", "f_________8", "AAAAAAAAAAF", "AAAAAAAAAAE=" })
	void whatIsNoCursorIsSaid(String cursor) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> PushCursor.parse(cursor))
			.satisfies((ex) -> assertThat(ex.problem().type()).isEqualTo(ProblemType.BAD_REQUEST));
	}

}
