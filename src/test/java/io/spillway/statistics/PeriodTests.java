package io.spillway.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import io.spillway.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeriodTests {

	@Test
	void aPeriodIsRoundedToWholeIntervals() {
		assertThat(bounds(Interval.MINUTE, "UTC", "2026-11-29T12:00:01Z", "2026-11-29T12:01:01Z"))
			.containsExactly("2026-11-29T12:00:00Z", "2026-11-29T12:01:00Z", "2026-11-29T12:02:00Z");
		assertThat(bounds(Interval.HOUR, "UTC", "2026-11-29T12:00:00Z", "2026-11-29T13:00:00Z"))
			.containsExactly("2026-11-29T12:00:00Z", "2026-11-29T13:00:00Z");
		assertThat(bounds(Interval.DAY, "UTC", "2026-11-29T23:59:59.999Z", "2026-11-30T00:00:00.001Z"))
			.containsExactly("2026-11-29T00:00:00Z", "2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z");
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Berlin, 2026-03-29, 23", "Europe/Berlin, 2026-10-25, 25", "Europe/Berlin, 2026-06-01, 24",
			"Asia/Seoul, 2026-03-29, 24", "America/New_York, 2026-03-08, 23", "America/New_York, 2026-11-01, 25",
			// The clocks of these change at midnight.
			"Africa/Cairo, 2026-04-24, 23", "America/Havana, 2026-11-01, 25", "America/Sao_Paulo, 2018-11-04, 23",
			"America/Sao_Paulo, 2018-02-17, 25" })
	void aDayIsAsLongAsTheZoneSays(String zone, String date, int hours) {
		Instant noon = Instant.parse(date + "T12:00:00Z");
		Period day = Period.of(Interval.DAY, ZoneId.of(zone), noon, noon.plusSeconds(1));
		assertThat(day.intervals()).isEqualTo(1);
		assertThat(Duration.between(day.from(), day.to())).hasHours(hours);
		Period ofHours = Period.of(Interval.HOUR, ZoneId.of(zone), day.from(), day.to());
		assertThat(ofHours.intervals()).isEqualTo(hours);
		assertThat(ofHours.from()).isEqualTo(day.from());
		assertThat(ofHours.to()).isEqualTo(day.to());
		assertThat(day.isOfQuarters()).isTrue();
	}

	@Test
	void hoursBeginWhereClocksShowFullHours() {
		assertThat(bounds(Interval.HOUR, "Asia/Kolkata", "2026-11-29T12:00:00Z", "2026-11-29T12:30:01Z"))
			.containsExactly("2026-11-29T11:30:00Z", "2026-11-29T12:30:00Z", "2026-11-29T13:30:00Z");
		assertThat(bounds(Interval.HOUR, "Asia/Kathmandu", "2026-11-29T12:15:00Z", "2026-11-29T12:20:00Z"))
			.containsExactly("2026-11-29T12:15:00Z", "2026-11-29T13:15:00Z");
		assertThat(bounds(Interval.DAY, "Asia/Kolkata", "2026-11-29T12:00:00Z", "2026-11-29T12:01:00Z"))
			.containsExactly("2026-11-28T18:30:00Z", "2026-11-29T18:30:00Z");
	}

	@Test
	void whereClocksChangeByHalfAnHourBothTimesHaveBounds() {
		assertThat(bounds(Interval.HOUR, "Australia/Lord_Howe", "2026-10-03T15:00:00Z", "2026-10-03T16:30:00Z"))
			.containsExactly("2026-10-03T14:30:00Z", "2026-10-03T15:30:00Z", "2026-10-03T16:00:00Z",
					"2026-10-03T17:00:00Z");
		assertThat(bounds(Interval.HOUR, "Australia/Lord_Howe", "2026-04-04T14:10:00Z", "2026-04-04T15:40:00Z"))
			.containsExactly("2026-04-04T14:00:00Z", "2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z",
					"2026-04-04T16:30:00Z");
	}

	@Test
	void aDayThatAZoneLeftOutIsNone() {
		assertThat(bounds(Interval.DAY, "Pacific/Apia", "2011-12-29T12:00:00Z", "2011-12-31T00:00:00Z"))
			.containsExactly("2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z");
	}

	@ParameterizedTest
	@EnumSource
	void everyBoundIsWhatTimesBehindItAreRoundedTo(Interval interval) {
		ZoneId.getAvailableZoneIds().stream().map(ZoneId::of).forEach((zone) -> {
			Instant bound = interval.floor(Instant.parse("2026-10-01T00:00:00Z"), zone);
			for (int i = 0; i < 800; i++) {
				Instant next = interval.next(bound, zone);
				assertThat(next).as("%s after %s", zone, bound).isAfter(bound);
				assertThat(interval.floor(bound, zone)).as("%s", zone).isEqualTo(bound);
				assertThat(interval.floor(next.minusNanos(1), zone)).as("%s", zone).isEqualTo(bound);
				bound = next;
			}
		});
	}

	@Test
	void thereMayBe1500Intervals() {
		Instant from = Instant.parse("2026-01-01T00:00:00Z");
		Instant to = from.plus(Duration.ofMinutes(Period.MAX_INTERVALS));
		ZoneId utc = ZoneId.of("UTC");
		assertThat(Period.of(Interval.MINUTE, utc, from, to).intervals()).isEqualTo(1500);
		for (Instant tooLate : List.of(to.plusNanos(1), Instant.parse("9999-12-30T00:00:00Z"))) {
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> Period.of(Interval.MINUTE, utc, from, tooLate))
				.satisfies((ex) -> assertThat(ex.problem().detail()).contains("1,500"));
		}
	}

	@Test
	void minutesAndOddZonesAreNotMadeOfQuarters() {
		Instant from = Instant.parse("2026-01-01T00:00:00Z");
		assertThat(Period.of(Interval.MINUTE, ZoneId.of("UTC"), from, from.plusSeconds(60)).isOfQuarters()).isFalse();
		// Liberia was 44 minutes and 30 seconds behind.
		Instant odd = Instant.parse("1970-06-01T00:00:00Z");
		assertThat(Period.of(Interval.HOUR, ZoneId.of("Africa/Monrovia"), odd, odd.plusSeconds(60)).isOfQuarters())
			.isFalse();
	}

	private static List<String> bounds(Interval interval, String zone, String from, String to) {
		Period period = Period.of(interval, ZoneId.of(zone), Instant.parse(from), Instant.parse(to));
		assertThat(period.intervals()).isEqualTo(period.bounds().size() - 1);
		return IntStream.range(0, period.bounds().size()).mapToObj((i) -> period.bounds().get(i).toString()).toList();
	}

}
