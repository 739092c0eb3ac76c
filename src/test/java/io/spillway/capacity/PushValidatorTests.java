package io.spillway.capacity;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

import io.spillway.web.Problem.FieldError;
import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PushValidatorTests {

	private static final Instant NOW = Instant.parse("2030-01-31T12:00:00.500Z");

	private static final String SOON = "2030-01-31T12:05:00Z";

	@Test
	void aPushIsOfWholeSeconds() {
		NewPush push = PushValidator.validate(7, request("2030-01-31T21:05:00.999+09:00", 5), NOW);
		assertThat(push).isEqualTo(new NewPush(7, Instant.parse(SOON), 5, NOW));
	}

	@ParameterizedTest
	@CsvSource({ "2030-01-31T11:00:00.500Z, true", "2030-01-31T11:00:00.499Z, false", "2031-02-01T12:00:00.500Z, true",
			"2031-02-01T12:00:00.501Z, false" })
	void aPushIsAtMostAnHourAgoOrAYearAhead(String at, boolean taken) {
		assertThat(pointers(request(at, 5))).isEqualTo(taken ? List.of() : List.of("/at"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "2030-01-31", "2030-01-31T12:05:00", "+1000000000-01-01T00:00:00Z" })
	void aTimeHasAnOffset(String at) {
		assertThat(pointers(request(at, 5))).containsExactly("/at");
	}

	@ParameterizedTest
	@CsvSource({ "1, true", "1099511627776, true", "0, false", "-1, false", "1099511627777, false",
			"18446744073709551617, false" })
	void recipientsAreAsManyAsACampaignHas(BigInteger recipients, boolean taken) {
		assertThat(pointers(new PushRequest(SOON, recipients))).isEqualTo(taken ? List.of() : List.of("/recipients"));
	}

	@Test
	void allThatIsMissingIsSaid() {
		assertThat(pointers(new PushRequest(null, null))).containsExactly("/at", "/recipients");
	}

	private static PushRequest request(String at, long recipients) {
		return new PushRequest(at, BigInteger.valueOf(recipients));
	}

	private static List<String> pointers(PushRequest request) {
		ProblemException refused = catchThrowableOfType(ProblemException.class,
				() -> PushValidator.validate(7, request, NOW));
		if (refused == null) {
			return List.of();
		}
		assertThat(refused.problem().type()).isEqualTo(ProblemType.INVALID_PUSH);
		return refused.problem().errors().stream().map(FieldError::pointer).toList();
	}

}
