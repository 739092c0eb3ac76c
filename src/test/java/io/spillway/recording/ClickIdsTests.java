package io.spillway.recording;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClickIdsTests {

	/** The time of the example in RFC 9562, appendix A.6. */
	private static final long MILLIS = 0x017F22E279B0L;

	private final ClickIds ids = new ClickIds(new SecureRandom());

	@Test
	void anIdIsAUuidOfVersionSevenWithItsTime() {
		for (int i = 0; i < 1000; i++) {
			UUID id = id(this.ids, MILLIS);
			assertThat(id.version()).isEqualTo(7);
			assertThat(id.variant()).isEqualTo(2);
			assertThat(id.toString()).startsWith("017f22e2-79b0-7");
			assertThat(ClickIds.millis(id.getMostSignificantBits())).isEqualTo(MILLIS);
		}
	}

	@Test
	void theLastMillisecondThatFitsIsTold() {
		long last = (1L << 48) - 1;
		assertThat(ClickIds.millis(id(this.ids, last).getMostSignificantBits())).isEqualTo(last);
	}

	@Test
	void noTwoIdsOfAMillisecondAreTheSame() {
		Set<UUID> all = new HashSet<>();
		for (int i = 0; i < 100_000; i++) {
			all.add(id(this.ids, MILLIS));
		}
		assertThat(all).hasSize(100_000);
	}

	@Test
	void anotherReplicaMakesOthers() {
		ClickIds other = new ClickIds(new SecureRandom());
		Set<UUID> all = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			all.add(id(this.ids, MILLIS));
			all.add(id(other, MILLIS));
		}
		assertThat(all).hasSize(2000);
	}

	/** Of 74 bits that are random; a bit that hardly changes would be a mistake. */
	@Test
	void allOtherBitsChange() {
		int[] ones = new int[128];
		int count = 10_000;
		for (int i = 0; i < count; i++) {
			UUID id = id(this.ids, 0);
			for (int bit = 0; bit < 64; bit++) {
				ones[bit] += (int) (id.getMostSignificantBits() >>> bit) & 1;
				ones[64 + bit] += (int) (id.getLeastSignificantBits() >>> bit) & 1;
			}
		}
		for (int bit = 0; bit < 12; bit++) {
			assertThat(ones[bit]).isBetween(count * 45 / 100, count * 55 / 100);
		}
		for (int bit = 64; bit < 126; bit++) {
			assertThat(ones[bit]).isBetween(count * 45 / 100, count * 55 / 100);
		}
	}

	private static UUID id(ClickIds ids, long millis) {
		long number = ids.next();
		return new UUID(ids.high(millis, number), ids.low(number));
	}

}
