package io.spillway.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

	private static final Cursor SHORT = new Cursor(Integer.BYTES, 1 << 24);

	private static final Cursor LONG = new Cursor(Long.BYTES, Long.MAX_VALUE);

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, (1 << 24) - 1 })
	void aPlaceIsBehindANumber(long number) {
		assertThat(SHORT.parse(SHORT.behind(number))).isEqualTo(number);
		assertThat(LONG.parse(LONG.behind(number))).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1L << 40, Long.MAX_VALUE - 1 })
	void aLongPlaceIsBehindALongNumber(long number) {
		assertThat(LONG.parse(LONG.behind(number))).isEqualTo(number);
	}

	@Test
	void thoseThatWereGivenAreStillRead() {
		assertThat(SHORT.behind(1)).isEqualTo("AAAAAQ");
		assertThat(LONG.behind(1)).isEqualTo("AAAAAAAAAAE");
	}

	@Test
	void noPlaceIsTheBeginning() {
		assertThat(SHORT.parse(null)).isEqualTo(1 << 24);
		assertThat(LONG.parse(null)).isEqualTo(Long.MAX_VALUE);
	}

	/**
	 * The fourth stands for 2^24, the fifth has a spare bit set, the sixth has padding.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "0", "garbage!", "AQAAAA", "AAAAAR", "AAAAAQ==", "_____w", "AAAAAAAA", "AAAA" })
	void whatNamesNoPlaceIsSaid(String cursor) {
		assertRefused(SHORT, cursor);
	}

	/** The fourth is negative, the fifth beyond all, the sixth has a spare bit set. */
	@ParameterizedTest
	@ValueSource(strings = { "", "garbage!", "AAAAAA", "__________8", "f_________8", "AAAAAAAAAAF", "AAAAAAAAAAE=" })
	void whatNamesNoLongPlaceIsSaid(String cursor) {
		assertRefused(LONG, cursor);
	}

	private static void assertRefused(Cursor list, String cursor) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> list.parse(cursor))
			.satisfies((ex) -> assertThat(ex.problem().type()).isEqualTo(ProblemType.BAD_REQUEST));
	}

}
