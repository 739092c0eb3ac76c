package io.spillway.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class SealedTokensPropertyTests {

	private final SealedTokens tokens = new SealedTokens(Rings.of(1, 0, 255));

	@Property(tries = 500)
	void opensWhatItSealed(@ForAll("payloads") LinkPayload payload) {
		String token = this.tokens.seal(payload);
		assertThat(TokenKind.of(token)).isEqualTo(TokenKind.SEALED);
		assertThat(this.tokens.open(token)).isEqualTo(payload);
	}

	@Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
	void opensNothingWithOneCharacterChanged(@ForAll("payloads") LinkPayload payload) {
		List<String> changed = Changed.inOneCharacter(this.tokens.seal(payload));
		assertThat(changed).noneMatch((token) -> this.tokens.open(token) != null);
	}

	@Property(tries = 100)
	void opensWhatAnyKeyOfTheRingSealed(@ForAll("entries") Map<Integer, byte[]> entries,
			@ForAll("payloads") LinkPayload payload) {
		List<String> sealed = entries.keySet().stream().map((id) -> tokens(id, entries).seal(payload)).toList();
		assertThat(entries.keySet()).allSatisfy(
				(primary) -> assertThat(sealed).extracting(tokens(primary, entries)::open).containsOnly(payload));
	}

	@Property(tries = 100)
	void opensNothingByAKeyThatLeftTheRing(@ForAll("entries") Map<Integer, byte[]> entries,
			@ForAll("payloads") LinkPayload payload) {
		int gone = entries.keySet().iterator().next();
		String token = tokens(gone, entries).seal(payload);
		Map<Integer, byte[]> left = new HashMap<>(entries);
		left.remove(gone);
		assertThat(left.keySet()).allSatisfy((primary) -> assertThat(tokens(primary, left).open(token)).isNull());
	}

	@Property(tries = 500)
	void opensNothingMadeUp(@ForAll("madeUp") String token) {
		assertThat(this.tokens.open(token)).isNull();
	}

	@Provide
	Arbitrary<LinkPayload> payloads() {
		return Generated.payloads();
	}

	@Provide
	Arbitrary<Map<Integer, byte[]>> entries() {
		return Generated.entries();
	}

	@Provide
	Arbitrary<String> madeUp() {
		Arbitrary<String> spelled = Arbitraries.strings().alpha().numeric().withChars("-_").ofMinLength(38);
		return Arbitraries.oneOf(spelled, Arbitraries.strings().all());
	}

	private static SealedTokens tokens(int primary, Map<Integer, byte[]> entries) {
		return new SealedTokens(new KeyRing(primary, entries));
	}

}
