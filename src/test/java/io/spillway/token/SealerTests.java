package io.spillway.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SealerTests {

	private static final byte[] PLAIN = "봄 할인".getBytes(StandardCharsets.UTF_8);

	private static final byte[] ASSOCIATED = { 1, 2, 3 };

	private final Sealer sealer = new Sealer(Rings.of(1, 2), Purpose.STORED_LINK);

	private final byte[] sealed = this.sealer.seal(PLAIN, ASSOCIATED);

	@Test
	void opensWhatItSealed() {
		assertThat(this.sealer.open(1, this.sealed, 0, ASSOCIATED)).isEqualTo(PLAIN);
	}

	@Test
	void opensWhatLiesBehindAnOffset() {
		byte[] prefixed = new byte[5 + this.sealed.length];
		System.arraycopy(this.sealed, 0, prefixed, 5, this.sealed.length);
		assertThat(this.sealer.open(1, prefixed, 5, ASSOCIATED)).isEqualTo(PLAIN);
	}

	@Test
	void sealsNothing() {
		byte[] nothing = this.sealer.seal(new byte[0], new byte[0]);
		assertThat(this.sealer.open(1, nothing, 0, new byte[0])).isEmpty();
	}

	@Test
	void addsItsOverhead() {
		assertThat(this.sealed).hasSize(PLAIN.length + Sealer.OVERHEAD);
	}

	@Test
	void neverSealsTwiceTheSameWay() {
		assertThat(this.sealer.seal(PLAIN, ASSOCIATED)).isNotEqualTo(this.sealed);
	}

	@Test
	void opensNothingWithAByteChanged() {
		for (int i = 0; i < this.sealed.length; i++) {
			byte[] changed = this.sealed.clone();
			changed[i] ^= 1;
			assertThat(this.sealer.open(1, changed, 0, ASSOCIATED)).as("byte %d", i).isNull();
		}
	}

	@Test
	void opensNothingCutShort() {
		for (int length = 0; length < this.sealed.length; length++) {
			byte[] cut = Arrays.copyOf(this.sealed, length);
			assertThat(this.sealer.open(1, cut, 0, ASSOCIATED)).as("%d bytes", length).isNull();
		}
	}

	@Test
	void opensNothingWithOtherAssociatedData() {
		assertThat(this.sealer.open(1, this.sealed, 0, new byte[] { 1, 2, 4 })).isNull();
		assertThat(this.sealer.open(1, this.sealed, 0, new byte[0])).isNull();
	}

	@Test
	void opensNothingThatWasSealedForAnotherPurpose() {
		Sealer other = new Sealer(Rings.of(1, 2), Purpose.IDEMPOTENT_ANSWER);
		assertThat(other.open(1, this.sealed, 0, ASSOCIATED)).isNull();
	}

	@Test
	void opensNothingByAnotherKey() {
		assertThat(this.sealer.open(2, this.sealed, 0, ASSOCIATED)).isNull();
	}

	@Test
	void cannotReadWhatItLacksTheKeyFor() {
		assertThatExceptionOfType(UnreadableException.class)
			.isThrownBy(() -> this.sealer.open(3, this.sealed, 0, ASSOCIATED))
			.withMessage("key 3 is not in the ring");
	}

	@Test
	void knowsTheKeysOfItsRing() {
		assertThat(this.sealer.keyId()).isEqualTo(1);
		assertThat(this.sealer.knows(2)).isTrue();
		assertThat(this.sealer.knows(3)).isFalse();
	}

}
