package io.spillway.useragent;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BotListTests {

	private final Map<String, Bot> crawlers = BotList.read(BotList.CRAWLERS);

	private final Map<String, Bot> ours = BotList.read(BotList.OURS);

	@Test
	void theListIsThere() {
		assertThat(this.crawlers).hasSizeGreaterThan(1000)
			.containsEntry("facebookexternalhit", Bot.PREVIEW)
			.containsEntry("virustotal", Bot.SCANNER)
			.containsEntry("bingbot", Bot.CRAWLER)
			.containsEntry("^curl", Bot.CRAWLER);
	}

	@Test
	void whatWeTakeOutOfTheListIsInIt() {
		assertThat(this.ours.entrySet()).filteredOn((entry) -> entry.getValue() == Bot.NONE)
			.isNotEmpty()
			.allSatisfy((entry) -> assertThat(this.crawlers).containsKey(entry.getKey()));
	}

	@Test
	void whatWeTakeOutIsOut() {
		assertThat(BotList.all()).doesNotContainValue(Bot.NONE).doesNotContainKey("AP3A\\.240617\\.008");
	}

	/** What a stranger sends must not take long to read: write such as text in ours. */
	@Test
	void nothingIsSlow() {
		assertThat(new KnownBots(BotList.all()).slow()).hasSizeLessThan(10)
			.noneMatch((pattern) -> pattern.contains(".*") || pattern.contains("]*") || pattern.contains(")*")
					|| pattern.contains(".+") || pattern.contains("]+") || pattern.contains(")+"));
	}

	@Test
	void patternsAreFoundAsTheyAreWritten() {
		KnownBots bots = new KnownBots(Map.of("^ab", Bot.PREVIEW, "x\\d", Bot.SCANNER, "yz[12]$", Bot.CRAWLER));
		assertThat(bots.slow()).containsExactly(Pattern.compile("x\\d").pattern());
		assertThat(bots.find("abc")).isEqualTo(Bot.PREVIEW);
		assertThat(bots.find(" ab x7 yz2")).isEqualTo(Bot.SCANNER);
		assertThat(bots.find(" ab xx yz2")).isEqualTo(Bot.CRAWLER);
		assertThat(bots.find(" ab yz2 ")).isEqualTo(Bot.NONE);
	}

	@Test
	void aListThatIsMissingIsNamed() {
		assertThatIllegalStateException().isThrownBy(() -> BotList.read("none.txt"))
			.withMessage("There is no list of machines none.txt");
	}

}
