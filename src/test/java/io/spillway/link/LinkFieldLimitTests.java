package io.spillway.link;

import java.time.Instant;
import java.util.List;

import io.spillway.web.Problem.FieldError;
import io.spillway.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LinkFieldLimitTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123Z");

	private final LinkValidator validator = new LinkValidator(Policies.standard());

	@ParameterizedTest
	@CsvSource({ "2026-05-01T12:00:00.124Z, 2026-05-01T12:00:00.124Z",
			"9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z", "2030-01-31T12:00:00+09:00, 2030-01-31T03:00:00Z",
			"2030-01-31T12:00Z, 2030-01-31T12:00:00Z" })
	void anExpiryLiesInTheFuture(String text, Instant expected) {
		assertThat(this.validator.validate(Requests.expiringAt(text), NOW).payload().expiresAt()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-05-01T12:00:00.123Z", "2026-05-01T12:00:00.122Z", "1969-12-31T23:59:59Z",
			"2026-05-01T12:00:00.200+09:00", "+10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z",
			"-0001-01-01T00:00:00Z" })
	void aTimeThatIsOverOrTooFarOffIsRefused(String text) {
		assertThat(errors(Requests.expiringAt(text)))
			.containsExactly(new FieldError("/expiresAt", "This must lie in the future, before the year 10000."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "tomorrow", "2030-01-31", "2030-01-31T12:00:00", "2030-02-30T12:00:00Z", "1893456000",
			"2030-01-31 12:00:00Z", "10000-01-01T00:00:00Z", "2030-01-31T25:00:00Z", "2030-01-31T12:00:00+19:00" })
	void whatIsNoTimeIsRefused(String text) {
		assertThat(errors(Requests.expiringAt(text))).containsExactly(
				new FieldError("/expiresAt", "This must be a time with an offset, like 2030-01-31T12:00:00Z."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "true", "false", "0", "-1.5", "\"\"", "\"텍스트\"", "[]", "{}",
			"{\"a\":[1,{\"b\":null}],\"c\":\"d\"}", "\"\\u0000\"" })
	void dataMayBeAnyJson(String json) {
		assertThat(this.validator.validate(Requests.withData(json), NOW).payload().data()).isEqualTo(json);
	}

	@ParameterizedTest
	@CsvSource({ "a, 4094, 4095", "é, 2047, 2048", "한, 1364, 1365", "😀, 1023, 1024" })
	void dataMayHave4096Bytes(String character, int most, int tooMany) {
		String longest = '"' + character.repeat(most) + '"';
		assertThat(this.validator.validate(Requests.withData(longest), NOW).payload().data()).isEqualTo(longest);
		assertThat(errors(Requests.withData('"' + character.repeat(tooMany) + '"')))
			.containsExactly(new FieldError("/data", "This may have 4096 bytes at most, written without spaces."));
	}

	@Test
	void spacesAroundDataDoNotCount() {
		assertThat(this.validator.validate(Requests.withData("[ " + " ".repeat(5000) + "1 ]"), NOW).payload().data())
			.isEqualTo("[1]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\\ud800\"", "[\"a\\udc00\"]" })
	void dataWithHalfASurrogatePairIsRefused(String json) {
		assertThat(errors(Requests.withData(json)))
			.containsExactly(new FieldError("/data", "Broken surrogate pairs are not allowed."));
	}

	@Test
	void aLabelMayHave100Characters() {
		String longest = "한".repeat(100);
		assertThat(this.validator.validate(Requests.withLabel(longest), NOW).payload().label()).isEqualTo(longest);
		assertThat(errors(Requests.withLabel(longest + "한"))).containsExactly(labelError());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u3000", "a\nb", "a\0", "\u0085a", "a\ud800" })
	void aLabelHasSomethingToReadAndNothingElse(String label) {
		assertThat(errors(Requests.withLabel(label))).containsExactly(labelError());
	}

	private static FieldError labelError() {
		return new FieldError("/label", "This must have 1 to 100 characters, no control characters among them.");
	}

	private List<FieldError> errors(CreateLink request) {
		return catchThrowableOfType(ProblemException.class, () -> this.validator.validate(request, NOW)).problem()
			.errors();
	}

}
