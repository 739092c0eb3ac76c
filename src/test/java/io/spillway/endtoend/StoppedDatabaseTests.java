package io.spillway.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.spillway.development.FlakyProxy;
import io.spillway.development.TestDatabase;
import io.spillway.development.TestSpool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is recorded when the database ends in the middle of it, and when its word is lost:
 * docs/durability.md.
 */
class StoppedDatabaseTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String DUPLICATES = "spillway_recording_events_total{outcome=\"duplicate\"";

	private final Path spool = TestSpool.create().toAbsolutePath();

	@Test
	void aKillAfterTheDatabaseWasStoppedAndStartedLosesNoClickThatWasAnsweredInCommit(@TempDir Path folder) {
		try (OwnPostgres postgres = OwnPostgres.in(folder)) {
			Set<Long> answered;
			try (Spillway spillway = start(postgres.database());
					ClickBurst burst = ClickBurst.on(spillway).awaitMore(300)) {
				postgres.stop();
				burst.awaitMore(300);
				postgres.start();
				burst.awaitMore(300);
				spillway.kill();
				answered = burst.answered();
			}
			try (Spillway _ = start(postgres.database())) {
				new RecordedClicks(postgres.database()).awaitOnce(answered);
			}
		}
	}

	@Test
	void whatWasCommittedAndNotAnsweredIsRecordedOnce() {
		TestDatabase database = TestDatabase.create();
		try (FlakyProxy way = FlakyProxy.to(database);
				Spillway spillway = start(way.database());
				ClickBurst burst = ClickBurst.on(spillway).awaitMore(300)) {
			way.loseAnswers();
			burst.awaitMore(300);
			Await.until("what was committed is replayed", LIMIT, () -> countsDuplicates(spillway));
			spillway.stop();
			new RecordedClicks(database).assertOnce(burst.answered());
		}
	}

	private static boolean countsDuplicates(Spillway spillway) {
		return spillway.management()
			.get("/actuator/prometheus")
			.body()
			.lines()
			.anyMatch((line) -> line.startsWith(DUPLICATES) && !line.endsWith(" 0.0"));
	}

	private Spillway start(TestDatabase database) {
		return Spillway.start(Settings.of(database)
			.with("spillway.clicks.spool", this.spool.toString())
			.with("spillway.clicks.durability", "commit")
			.with("spillway.database-timeout", "PT2S")
			.with("spillway.drain-timeout", "PT0.5S"));
	}

}
