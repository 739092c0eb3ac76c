package io.spillway.recording;

import io.spillway.useragent.Bot;
import io.spillway.useragent.Client;
import io.spillway.useragent.Device;
import io.spillway.useragent.OperatingSystem;
import io.spillway.useragent.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraitsTests {

	@Test
	void eachIsUnpackedAsItWasPacked() {
		for (Bot bot : Bot.values()) {
			for (OperatingSystem system : OperatingSystem.values()) {
				for (Outcome outcome : Outcome.values()) {
					assertUnpacked(ClickedLink.Kind.SEALED, outcome,
							new Visitor(Device.TABLET, system, Client.IN_APP_BROWSER, "ko", bot));
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void soIsEachKind(ClickedLink.Kind kind) {
		assertUnpacked(kind, Outcome.EARLY,
				new Visitor(Device.DESKTOP, OperatingSystem.LINUX, Client.APP, null, Bot.CRAWLER));
		assertThat(ClickedLink.Kind.of(kind.number())).isEqualTo(kind);
	}

	private static void assertUnpacked(ClickedLink.Kind kind, Outcome outcome, Visitor visitor) {
		long traits = Traits.pack(kind, outcome, visitor);
		assertThat(Traits.kind(traits)).isEqualTo(kind.number());
		assertThat(Traits.outcome(traits)).isEqualTo(outcome.number());
		assertThat(Traits.device(traits)).isEqualTo(visitor.device().number());
		assertThat(Traits.system(traits)).isEqualTo(visitor.system().number());
		assertThat(Traits.client(traits)).isEqualTo(visitor.client().number());
		assertThat(Traits.bot(traits)).isEqualTo(visitor.bot().number());
	}

	@ParameterizedTest
	@CsvSource({ ", 0, 0", "k, 0x6B, 1", "ko, 0x6F6B, 2", "fil, 0x6C6966, 3", "four, 0x756F66, 3" })
	void threeLettersOfALanguageFit(String language, long letters, int length) {
		long traits = Traits.pack(ClickedLink.Kind.STORED, Outcome.GONE,
				new Visitor(Device.OTHER, OperatingSystem.OTHER, Client.BROWSER, language, Bot.CRAWLER));
		assertThat(Traits.letters(traits)).isEqualTo(letters);
		assertThat(Traits.length(letters)).isEqualTo(length);
		assertThat(Traits.bot(traits)).isEqualTo(Bot.CRAWLER.number());
	}

}
