package io.spillway.endtoend;

import io.spillway.development.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseSettingsTests {

	private static final String PASSWORD = "swordfish";

	private final Settings settings = Settings.withDatabaseAway();

	@Test
	void withoutTheUrlOfADatabaseThereIsNoStart() {
		assertThat(Refusal.of(this.settings.without("spring.r2dbc.url"))).contains("spring.r2dbc.url is not set");
	}

	@Test
	void withoutARoleThereIsNoStart() {
		assertThat(Refusal.of(this.settings.without("spring.r2dbc.username")))
			.contains("spring.r2dbc.username is not set");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://spillway:" + PASSWORD + "@db.example:5432/spillway",
			"r2dbc:postgresql://spillway:" + PASSWORD + "@db.example:port/spillway",
			"r2dbc:postgresql://spillway:" + PASSWORD + "@db.example/spillway?sslMode=sometimes",
			"r2dbc:postgresql:///spillway", "r2dbc:mysql://spillway:" + PASSWORD + "@db.example/spillway" })
	void aUrlThatIsNotOneOfAPostgresIsNotQuoted(String url) {
		assertThat(Refusal.of(this.settings.with("spring.r2dbc.url", url), PASSWORD)).contains("spring.r2dbc.url");
	}

	@Test
	void theDatabaseMustTakeThePassword() {
		assertThat(Refusal.of(Settings.of(TestDatabase.create()).with("spring.r2dbc.password", PASSWORD)))
			.contains("refused the role or its password");
	}

	@Test
	void theDatabaseMustExist() {
		TestDatabase database = TestDatabase.create();
		Settings other = Settings
			.of(new TestDatabase(database.host(), database.port(), "test_nowhere", database.user(),
					database.password()))
			.with("spillway.migrate-wait", "PT2S");
		assertThat(Refusal.of(other)).contains("spring.r2dbc.url");
	}

	@Test
	void aDatabaseThatIsAwayIsNotWaitedForLongerThanSaid() {
		assertThat(Refusal.of(this.settings.with("spillway.migrate-wait", "PT2S")))
			.contains("could not be reached within 2 seconds");
	}

}
