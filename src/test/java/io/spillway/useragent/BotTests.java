package io.spillway.useragent;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BotTests {

	@Test
	void theFirstOfTwoCounts() {
		assertThat(Bot.CRAWLER.or(Bot.PREVIEW)).isEqualTo(Bot.PREVIEW);
		assertThat(Bot.PREVIEW.or(Bot.CRAWLER)).isEqualTo(Bot.PREVIEW);
		assertThat(Bot.NONE.or(Bot.CRAWLER)).isEqualTo(Bot.CRAWLER);
		assertThat(Bot.CRAWLER.or(Bot.NONE)).isEqualTo(Bot.CRAWLER);
	}

	/** What is in the database keeps its meaning. */
	@Test
	void numbersStay() {
		assertThat(Arrays.stream(Bot.values()).map((bot) -> bot + "=" + bot.number())).containsExactly("NONE=0",
				"HEAD=1", "PREFETCH=2", "PREVIEW=3", "SCANNER=4", "CRAWLER=5");
		assertThat(Arrays.stream(Device.values()).map((device) -> device + "=" + device.number()))
			.containsExactly("OTHER=0", "PHONE=1", "TABLET=2", "DESKTOP=3");
		assertThat(Arrays.stream(OperatingSystem.values()).map((system) -> system + "=" + system.number()))
			.containsExactly("OTHER=0", "ANDROID=1", "IOS=2", "WINDOWS=3", "MACOS=4", "LINUX=5");
		assertThat(Arrays.stream(Client.values()).map((client) -> client + "=" + client.number()))
			.containsExactly("BROWSER=0", "IN_APP_BROWSER=1", "APP=2");
	}

}
