package io.spillway.endtoend;

import java.io.IOException;
import java.net.ServerSocket;

import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTests {

	private final Settings settings = Settings.withDatabaseAway();

	@Test
	void aModeMustBeKnown() {
		assertThat(Refusal.of(this.settings.with("spillway.revocation", "sloppy"))).contains("spillway.revocation",
				"one of lenient, strict");
	}

	@Test
	void aDurationMustBeOne() {
		assertThat(Refusal.of(this.settings.with("spillway.migrate-wait", "soon"))).contains("spillway.migrate-wait",
				"a duration, like PT10S");
	}

	@ParameterizedTest
	@ValueSource(strings = { "go.example", "https://go example" })
	void theBaseUrlMustBeOneOfTheWeb(String url) {
		assertThat(Refusal.of(this.settings.with("spillway.base-url", url))).contains("spillway.base-url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.port", "management.server.port" })
	void aPortMustBeFree(String setting) throws IOException {
		try (ServerSocket taken = Ports.taken()) {
			String port = String.valueOf(taken.getLocalPort());
			Settings all = Settings.of(TestDatabase.create())
				.with("server.port", String.valueOf(Ports.free()))
				.with("management.server.port", String.valueOf(Ports.free()))
				.with(setting, port);
			assertThat(Refusal.of(all)).contains("ort " + port, "in use");
		}
	}

}
