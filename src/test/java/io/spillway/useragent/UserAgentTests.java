package io.spillway.useragent;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UserAgentTests {

	@ParameterizedTest
	@CsvFileSource(resources = "people.csv", delimiter = '|', numLinesToSkip = 1)
	void peopleArePeople(Device device, OperatingSystem system, Client client, String header) {
		assertThat(UserAgent.of(header)).isEqualTo(new UserAgent(device, system, client, Bot.NONE));
	}

	@ParameterizedTest
	@CsvFileSource(resources = "bots.csv", delimiter = '|', numLinesToSkip = 1)
	void machinesAreMachines(Bot bot, String header) {
		assertThat(UserAgent.of(header).bot()).isEqualTo(bot);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void whoSaysNothingIsAMachine(String header) {
		assertThat(UserAgent.of(header)).isEqualTo(UserAgent.NONE);
		assertThat(UserAgent.NONE.bot()).isEqualTo(Bot.CRAWLER);
	}

	@Test
	void aPhoneMayBeNamedLikeABot() {
		assertThat(UserAgent
			.of("Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/125.0 Mobile Safari/537.36")
			.bot()).isEqualTo(Bot.NONE);
	}

	@Property
	void anyBytesAreRead(@ForAll byte[] header) {
		assertThat(UserAgent.of(new String(header, StandardCharsets.ISO_8859_1))).isNotNull();
	}

	@Property
	void anyTextIsRead(@ForAll("texts") String header) {
		assertThat(UserAgent.of(header)).isNotNull();
	}

	/** Of what is looked for, so that it is half found. */
	@Provide
	Arbitrary<String> texts() {
		return Arbitraries
			.of("Android", "Mobile", "iPhone", "Macintosh", "(", ")", ";", "bot", "Spider", "Current", "\u0002",
					"\u0003", "\uD55C", "\uD800", "facebook", "externalhit", "Mozilla/5.0", " ")
			.list()
			.ofMaxSize(60)
			.map((parts) -> String.join("", parts));
	}

}
