package io.spillway.useragent;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LiteralSearchTests {

	@Property
	void itFindsWhatATextContains(@ForAll("strings") List<String> wanted, @ForAll("texts") String text) {
		LiteralSearch search = new LiteralSearch(
				wanted.stream().collect(Collectors.toMap(Function.identity(), (_) -> Bot.CRAWLER, Bot::or)));
		assertThat(search.find(text) == Bot.CRAWLER).isEqualTo(wanted.stream().anyMatch(text::contains));
	}

	@Test
	void theFirstKindOfSeveralCounts() {
		LiteralSearch search = new LiteralSearch(
				Map.of("abc", Bot.CRAWLER, "bcd", Bot.PREVIEW, "cde", Bot.SCANNER, "xyz", Bot.HEAD));
		assertThat(search.find("abcde")).isEqualTo(Bot.PREVIEW);
		assertThat(search.find("cdeabc")).isEqualTo(Bot.SCANNER);
		assertThat(search.find("ab cd")).isEqualTo(Bot.NONE);
	}

	@Test
	void threeCharactersAreEnough() {
		assertThat(new LiteralSearch(Map.of("abc", Bot.CRAWLER)).find("abc")).isEqualTo(Bot.CRAWLER);
		assertThatIllegalArgumentException().isThrownBy(() -> new LiteralSearch(Map.of("ab", Bot.CRAWLER)))
			.withMessage("A string is shorter than 3 characters: ab");
	}

	@Provide
	Arbitrary<List<String>> strings() {
		return Arbitraries.strings()
			.withChars('a', 'b', '\u00FC', '\uD55C')
			.ofMinLength(3)
			.ofMaxLength(6)
			.list()
			.ofMaxSize(20);
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.strings().withChars('a', 'b', '\u00FC', '\uD55C').ofMaxLength(40);
	}

}
