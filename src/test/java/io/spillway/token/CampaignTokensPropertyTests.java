package io.spillway.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignTokensPropertyTests {

	private final CampaignTokens tokens = new CampaignTokens(Rings.of(1, 0, 255));

	@Property(tries = 500)
	void opensWhatItSealed(@ForAll("recipients") CampaignRecipient recipient) {
		String token = this.tokens.seal(recipient);
		assertThat(TokenKind.of(token)).isEqualTo(TokenKind.CAMPAIGN);
		assertThat(this.tokens.open(token)).isEqualTo(recipient);
	}

	@Property(tries = 100)
	void makesTheSameTokenEveryTime(@ForAll("recipients") CampaignRecipient recipient) {
		assertThat(new CampaignTokens(Rings.of(1)).seal(recipient)).isEqualTo(this.tokens.seal(recipient));
	}

	@Property(tries = 50)
	void opensNothingWithOneCharacterChanged(@ForAll("recipients") CampaignRecipient recipient) {
		List<String> changed = Changed.inOneCharacter(this.tokens.seal(recipient));
		assertThat(changed).noneMatch((token) -> this.tokens.open(token) != null);
	}

	@Property(tries = 100)
	void opensWhatAnyKeyOfTheRingSealed(@ForAll("entries") Map<Integer, byte[]> entries,
			@ForAll("recipients") CampaignRecipient recipient) {
		List<String> sealed = entries.keySet().stream().map((id) -> tokens(id, entries).seal(recipient)).toList();
		assertThat(entries.keySet()).allSatisfy(
				(primary) -> assertThat(sealed).extracting(tokens(primary, entries)::open).containsOnly(recipient));
	}

	@Property(tries = 100)
	void opensNothingByAKeyThatLeftTheRing(@ForAll("entries") Map<Integer, byte[]> entries,
			@ForAll("recipients") CampaignRecipient recipient) {
		int gone = entries.keySet().iterator().next();
		String token = tokens(gone, entries).seal(recipient);
		Map<Integer, byte[]> left = new HashMap<>(entries);
		left.remove(gone);
		assertThat(left.keySet()).allSatisfy((primary) -> assertThat(tokens(primary, left).open(token)).isNull());
	}

	@Property(tries = 500)
	void opensNothingMadeUp(@ForAll("madeUp") String token) {
		assertThat(this.tokens.open(token)).isNull();
	}

	@Provide
	Arbitrary<CampaignRecipient> recipients() {
		return Generated.recipients();
	}

	@Provide
	Arbitrary<Map<Integer, byte[]>> entries() {
		return Generated.entries();
	}

	@Provide
	Arbitrary<String> madeUp() {
		Arbitrary<String> spelled = Arbitraries.strings().alpha().numeric().withChars("-_").ofLength(22);
		return Arbitraries.oneOf(spelled, Arbitraries.strings().all(), Arbitraries.strings().all().ofLength(22));
	}

	private static CampaignTokens tokens(int primary, Map<Integer, byte[]> entries) {
		return new CampaignTokens(new KeyRing(primary, entries));
	}

}
