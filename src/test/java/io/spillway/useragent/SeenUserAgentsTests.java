package io.spillway.useragent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeenUserAgentsTests {

	private final AtomicInteger read = new AtomicInteger();

	private final SeenUserAgents seen = new SeenUserAgents((header) -> {
		this.read.incrementAndGet();
		return new UserAgent(Device.OTHER, OperatingSystem.OTHER, Client.BROWSER,
				header.endsWith("bot") ? Bot.CRAWLER : Bot.NONE);
	});

	@Test
	void whatWasSeenIsNotReadAgain() {
		assertThat(this.seen.get("a bot").bot()).isEqualTo(Bot.CRAWLER);
		assertThat(this.seen.get("a person").bot()).isEqualTo(Bot.NONE);
		assertThat(this.seen.get(new String("a bot")).bot()).isEqualTo(Bot.CRAWLER);
		assertThat(this.seen.get(new String("a person")).bot()).isEqualTo(Bot.NONE);
		assertThat(this.read).hasValue(2);
	}

	@Test
	void manyAreRemembered() {
		IntStream.range(0, 5 * 300).forEach((i) -> this.seen.get("browser " + i % 300));
		assertThat(this.read).hasValueLessThan(400);
	}

	@Test
	void whoeverSendsEverNewOnesMakesOthersBeForgottenAndNoMore() {
		this.seen.get("a bot");
		IntStream.range(0, 100_000).forEach((i) -> this.seen.get("new " + i));
		assertThat(this.seen.get("a bot").bot()).isEqualTo(Bot.CRAWLER);
		assertThat(this.read).hasValue(100_002);
	}

	/** Strings of one hash share four places. */
	@Test
	void thoseOfOneHashAreToldApart() {
		for (String each : new String[] { "AaAa", "BBBB", "AaBB", "BBAa" }) {
			this.seen.get(each + " bot");
			this.seen.get(each + "'s owner");
		}
		assertThat(this.seen.get("BBAa bot").bot()).isEqualTo(Bot.CRAWLER);
		assertThat(this.seen.get("BBBB's owner").bot()).isEqualTo(Bot.NONE);
		assertThat(this.read).hasValue(8);
	}

}
