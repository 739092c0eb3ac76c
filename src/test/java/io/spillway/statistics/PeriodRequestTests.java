package io.spillway.statistics;

import java.time.Instant;

import io.spillway.web.ProblemException;
import io.spillway.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeriodRequestTests {

	private static final Instant NOW = Instant.parse("2026-11-29T12:34:56Z");

	@ParameterizedTest
	@CsvSource({ ", 2026-11-27T12:00:00Z, 2026-11-29T13:00:00Z", "hour, 2026-11-27T12:00:00Z, 2026-11-29T13:00:00Z",
			"minute, 2026-11-29T11:34:00Z, 2026-11-29T12:35:00Z", "day, 2026-10-30T00:00:00Z, 2026-11-30T00:00:00Z" })
	void withoutTimesItIsTheLatest(String interval, String from, String to) {
		Period period = new PeriodRequest(null, null, interval, null).period(NOW);
		assertThat(period.from()).isEqualTo(from);
		assertThat(period.to()).isEqualTo(to);
		assertThat(period.zone().getId()).isEqualTo("UTC");
	}

	@Test
	void timesHaveAnyOffset() {
		Period period = new PeriodRequest("2026-11-29T09:00:00+09:00", "2026-11-29T01:30:00.5Z", "hour", "Asia/Seoul")
			.period(NOW);
		assertThat(period.from()).isEqualTo("2026-11-29T00:00:00Z");
		assertThat(period.to()).isEqualTo("2026-11-29T02:00:00Z");
		assertThat(period.zone().getId()).isEqualTo("Asia/Seoul");
	}

	@Test
	void theFuturesStatisticsMayBeAskedForAndTheFirstOf1970() {
		assertThat(new PeriodRequest("9999-12-29T23:00:00Z", "9999-12-30T00:00:00Z", null, null).period(NOW).to())
			.isEqualTo("9999-12-30T00:00:00Z");
		assertThat(new PeriodRequest(null, "1970-01-01T00:30:00Z", "day", "Asia/Seoul").period(NOW).from())
			.isEqualTo("1969-12-31T15:00:00Z");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2026-11-29 | | | | from must be a time with an offset",
					"2026-11-29T12:00:00 | | | | from must be a time", "'' | | | | from must be a time",
					"2026-11-29T12:00:00 09:00 | | | | from must be a time", "| soon | | | to must be a time",
					"2026-11-29T12:00:00Z,2026-11-29T12:00:00Z | | | | from must be a time",
					"1969-12-31T23:59:59.999Z | | | | from must lie", "| 9999-12-30T00:00:01Z | | | to must lie",
					"+999999999-01-01T00:00:00Z | | | | from must lie",
					"2026-11-29T12:00:00Z | 2026-11-29T12:00:00Z | | | from must be before to.",
					"2026-11-29T12:00:01Z | 2026-11-29T12:00:00Z | | | from must be before to.",
					"2026-11-29T12:34:56Z | | | | from must be before now", "| 1970-01-01T00:00:00Z | | | from must be",
					"| | HOUR | | interval must be minute, hour or day.", "| | '' | | interval must",
					"| | week | | interval must", "| | | Asia/Soul | zone must be a time zone", "| | | '' | zone must",
					"| | | +09:00 | zone must", "| | | asia/seoul | zone must", "| | | ../../etc/passwd | zone must",
					"1970-01-01T00:00:00Z | 9999-12-30T00:00:00Z | day | | 1,500 intervals" })
	void whatIsWrongIsSaid(String from, String to, String interval, String zone, String detail) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> new PeriodRequest(from, to, interval, zone).period(NOW))
			.satisfies((ex) -> {
				assertThat(ex.problem().type()).isEqualTo(ProblemType.BAD_REQUEST);
				assertThat(ex.problem().detail()).contains(detail);
			});
	}

}
