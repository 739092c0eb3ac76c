package io.spillway.token;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyRingTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 255 })
	void takesIdsUpToItsLimits(int id) {
		assertThat(Rings.of(id).primary()).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 256 })
	void refusesIdsBeyondItsLimits(int id) {
		assertThatIllegalArgumentException().isThrownBy(() -> Rings.of(1, id))
			.withMessage("key id %d is not within 0..255", id);
		assertThatIllegalArgumentException().isThrownBy(() -> Rings.of(id))
			.withMessage("key id %d is not within 0..255", id);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 31, 33 })
	void refusesEntriesOfAnotherSizeThan32Bytes(int size) {
		Map<Integer, byte[]> entries = Map.of(1, Rings.entry(1), 2, new byte[size]);
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyRing(1, entries))
			.withMessage("key 2 has %d bytes instead of 32", size);
	}

	@Test
	void takesEntriesOf32Bytes() {
		assertThat(new KeyRing(1, Map.of(1, new byte[32])).key(1, Purpose.STORED_LINK)).isNotNull();
	}

	@Test
	void refusesAPrimaryKeyThatItDoesNotHave() {
		Map<Integer, byte[]> entries = Map.of(1, Rings.entry(1));
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyRing(2, entries))
			.withMessage("the primary key 2 is not in the ring");
		assertThatIllegalArgumentException().isThrownBy(() -> new KeyRing(2, Map.of()));
	}

	@Test
	void triesThePrimaryKeyFirst() {
		assertThat(Rings.of(7, 0, 255, 3).ids()).containsExactly(7, 0, 3, 255);
	}

	@Test
	void doesNotLetItsIdsBeChanged() {
		KeyRing ring = Rings.of(1, 2);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> ring.ids().remove(2));
	}

	@Test
	void doesNotChangeWithTheMapThatItWasMadeOf() {
		Map<Integer, byte[]> entries = new HashMap<>(Map.of(1, Rings.entry(1)));
		KeyRing ring = new KeyRing(1, entries);
		entries.put(2, Rings.entry(2));
		assertThat(ring.ids()).containsExactly(1);
	}

	@Test
	void hasNoKeyOfAnUnknownId() {
		assertThat(Rings.of(1, 3).key(2, Purpose.STORED_LINK)).isNull();
	}

	@Test
	void showsNothingButItsIds() {
		assertThat(Rings.of(200, 7)).hasToString("KeyRing[primary=200, ids=[200, 7]]");
	}

}
