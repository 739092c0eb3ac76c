package io.spillway.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArrivalCurveTests {

	private static final Instant NOW = Instant.parse("2030-01-31T12:00:00Z");

	private static final double HALF_SECONDS = 120;

	/** Seconds from a push to its peak. */
	private static final double MEAN = HALF_SECONDS / 1.6783469900166605;

	private final ArrivalCurve curve = new ArrivalCurve(0.5, Duration.ofMinutes(2));

	@Test
	void noPushMakesNoClicks() {
		assertThat(this.curve.peak(List.of(), NOW, NOW.plusSeconds(300))).isZero();
	}

	@Test
	void halfOfTheClicksComeWithinTheHalfTime() {
		assertThat(clicks(0, 120)).isCloseTo(500, within(0.1));
		assertThat(clicks(0, 2400)).isCloseTo(1000, within(0.1));
	}

	/** Of 2,000 recipients, added up second by second. */
	private double clicks(int from, int to) {
		return IntStream.range(from * 10, to * 10)
			.mapToDouble((tenth) -> at(List.of(push(0, 2000)), tenth / 10.0 + 0.05) / 10)
			.sum();
	}

	/** The clicks a second at one moment. */
	private double at(List<Audience> pushes, double second) {
		Instant moment = NOW.plusNanos((long) (second * 1e9));
		return this.curve.peak(pushes.stream().filter((push) -> !push.at().isAfter(moment)).toList(), moment, moment);
	}

	@Test
	void aPushPeaksAfterTheMeanOfBothWaits() {
		double peak = 500 / (Math.E * MEAN);
		assertThat(at(List.of(push(0, 1000)), MEAN)).isCloseTo(peak, within(1e-6));
		assertThat(peak(0, 300, push(0, 1000))).isCloseTo(peak, within(1e-12));
		assertThat(peak(0, 300, push(100, 1000))).isCloseTo(peak, within(1e-12));
	}

	@ParameterizedTest
	@CsvSource({ "0, 71", "72, 400", "240, 241", "0, 0", "30, 30" })
	void aPeriodBesideThePeakHasTheMostAtItsNearerEnd(int from, int until) {
		double nearer = (until < MEAN) ? until : from;
		assertThat(peak(from, until, push(0, 1000))).isCloseTo(500 * nearer / (MEAN * MEAN) * Math.exp(-nearer / MEAN),
				within(1e-12));
	}

	@Test
	void pushesOfTheSameTimeAddUp() {
		assertThat(peak(0, 300, push(10, 700), push(10, 300))).isCloseTo(peak(0, 300, push(10, 1000)), within(1e-12));
	}

	@ParameterizedTest
	@CsvSource({ "-300, -60, 0", "-60, 0, 30", "0, 60, 200", "10, 40, 290", "-2000, 10, 11", "0, 100, 300" })
	void thePeakOfOverlappingPushesIsThatOfTheirSum(int first, int second, int third) {
		Audience[] pushes = { push(first, 1000), push(second, 3000), push(third, 500) };
		double found = IntStream.rangeClosed(0, 300 * 20)
			.mapToDouble((twentieth) -> at(List.of(pushes), twentieth / 20.0))
			.max()
			.orElseThrow();
		assertThat(peak(0, 300, pushes)).isGreaterThan(found - 1e-9).isCloseTo(found, within(1e-3));
	}

	@Test
	void aTailThatIsLeftOutHasNoClickOfTheLargestPush() {
		double x = this.curve.tail().toSeconds() / MEAN;
		assertThat(this.curve.tail()).isEqualTo(Duration.ofMinutes(40));
		assertThat(0x1p40 * (1 + x) * Math.exp(-x)).isLessThan(1);
	}

	private double peak(int from, int until, Audience... pushes) {
		return this.curve.peak(List.of(pushes), NOW.plusSeconds(from), NOW.plusSeconds(until));
	}

	private static Audience push(int second, double recipients) {
		return new Audience(NOW.plusSeconds(second), recipients, 1);
	}

}
