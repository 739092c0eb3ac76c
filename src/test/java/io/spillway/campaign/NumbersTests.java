package io.spillway.campaign;

import java.util.function.Consumer;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTests {

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 16_777_215 })
	void campaignsHave24Bits(long number) {
		assertThat(Numbers.campaign(String.valueOf(number))).isEqualTo((int) number);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "16777216", "-1", "+1", "01", "1.0", "", " 1", "a", "٣", "4294967296", "99999999999999999999" })
	void otherCampaignsAreUnknown(String text) {
		assertThat(problem(Numbers::campaign, text)).isEqualTo(ProblemType.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 1_099_511_627_775L })
	void recipientsHave40Bits(long number) {
		assertThat(Numbers.recipient(String.valueOf(number))).isEqualTo(number);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1099511627776", "9999999999999", "10000000000000", "-1", "007", "0x1", "", "a" })
	void otherRecipientsAreNone(String text) {
		assertThat(problem(Numbers::recipient, text)).isEqualTo(ProblemType.BAD_REQUEST);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "50, 50", "100, 100" })
	void aListMayHave100Campaigns(String text, int limit) {
		assertThat(Numbers.limit(text)).isEqualTo(limit);
	}

	@Test
	void aListHas50CampaignsUnlessToldOtherwise() {
		assertThat(Numbers.limit(null)).isEqualTo(50);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "101", "-1", "", "ten" })
	void aListMayHaveNoOtherNumber(String text) {
		assertThat(problem(Numbers::limit, text)).isEqualTo(ProblemType.BAD_REQUEST);
	}

	private static @Nullable ProblemType problem(Consumer<String> read, String text) {
		try {
			read.accept(text);
			return null;
		}
		catch (ProblemException ex) {
			assertThat(ex.problem().detail()).isNotBlank();
			return ex.problem().type();
		}
	}

}
