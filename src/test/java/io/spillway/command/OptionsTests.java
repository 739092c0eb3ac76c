package io.spillway.command;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionsTests {

	@Test
	void aValueFollowsItsOptionOrAnEqualsSign() {
		Options options = options("--name", "a", "--id=7");
		assertThat(options.text("name", "default")).isEqualTo("a");
		assertThat(options.number("id", 1, 0, 255)).isEqualTo(7);
	}

	@Test
	void aValueMayHoldAnEqualsSignOrLookLikeAnOption() {
		assertThat(options("--name=a=b").text("name", "")).isEqualTo("a=b");
		assertThat(options("--name", "--id").text("name", "")).isEqualTo("--id");
	}

	@Test
	void whatIsNotGivenHasItsDefault() {
		assertThat(options().text("name", "default")).isEqualTo("default");
		assertThat(options().number("id", 1, 0, 255)).isEqualTo(1);
	}

	@Test
	void aNumberMayBeAtItsLimits() {
		assertThat(options("--id=0").number("id", 1, 0, 255)).isZero();
		assertThat(options("--id=255").number("id", 1, 0, 255)).isEqualTo(255);
	}

	@Test
	void aNumberBeyondIntIsOutOfRangeLikeAnyOther() {
		assertThatExceptionOfType(UsageException.class)
			.isThrownBy(() -> options("--id=4294967296").number("id", 1, 0, 255))
			.withMessage("--id must be a number from 0 to 255");
	}

	private static Options options(String... args) {
		return new Options(List.of(args), Set.of("name", "id"));
	}

}
