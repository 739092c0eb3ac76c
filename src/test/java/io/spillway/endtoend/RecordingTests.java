package io.spillway.endtoend;

import java.time.Duration;
import java.util.Set;

import io.spillway.database.Outage;
import io.spillway.development.TestDatabase;
import io.spillway.development.TestSpool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded when processes end in the middle of it: docs/durability.md. */
class RecordingTests {

	/** What docs/durability.md says that a kill may cost, and time for a busy machine. */
	private static final Duration LOST = Duration.ofSeconds(1);

	private final TestDatabase database = TestDatabase.create();

	private final RecordedClicks recorded = new RecordedClicks(this.database);

	private final Settings settings = Settings.of(this.database)
		.with("spillway.clicks.spool", TestSpool.create().toAbsolutePath().toString());

	@Test
	void aKillLosesNoClickThatWasAnsweredInCommit() {
		Set<Long> answered;
		try (Spillway spillway = start("commit"); ClickBurst burst = ClickBurst.on(spillway).awaitMore(500)) {
			spillway.kill();
			answered = burst.answered();
		}
		try (Spillway _ = start("commit")) {
			this.recorded.awaitOnce(answered);
		}
	}

	@Test
	void aKillWhileTheDatabaseIsAwayLosesNoClickThatWasAnsweredInCommit() {
		Set<Long> answered;
		try (Spillway spillway = start("commit"); ClickBurst burst = ClickBurst.on(spillway).awaitMore(300)) {
			try (Outage _ = Outage.of(this.database)) {
				burst.awaitMore(300);
			}
			burst.awaitMore(300);
			try (Outage _ = Outage.of(this.database)) {
				burst.awaitMore(300);
				spillway.kill();
			}
			answered = burst.answered();
		}
		try (Spillway _ = start("commit")) {
			this.recorded.awaitOnce(answered);
		}
	}

	@Test
	void aKillLosesNoMoreThanTheLastMomentInAsync() {
		Set<Long> safe;
		try (Spillway spillway = start("async"); ClickBurst burst = ClickBurst.on(spillway).awaitMore(300)) {
			try (Outage _ = Outage.of(this.database)) {
				burst.awaitMore(300);
			}
			long since = System.nanoTime();
			Await.until("clicks that are safe", Duration.ofSeconds(10),
					() -> System.nanoTime() - since > 2 * LOST.toNanos());
			long killed = System.nanoTime();
			spillway.kill();
			safe = burst.answeredBefore(killed - LOST.toNanos());
		}
		try (Spillway _ = start("async")) {
			this.recorded.awaitOnce(safe);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "async", "commit" })
	void anEndLosesNothing(String durability) {
		try (Spillway spillway = start(durability); ClickBurst burst = ClickBurst.on(spillway).awaitMore(500)) {
			spillway.stop();
			this.recorded.assertOnce(burst.answered());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "async", "commit" })
	void anEndWhileTheDatabaseIsAwayLosesNothing(String durability) {
		Set<Long> answered;
		try (Spillway spillway = start(durability); ClickBurst burst = ClickBurst.on(spillway).awaitMore(300)) {
			try (Outage _ = Outage.of(this.database)) {
				burst.awaitMore(300);
				spillway.stop();
			}
			answered = burst.answered();
		}
		try (Spillway _ = start(durability)) {
			this.recorded.awaitOnce(answered);
		}
		this.recorded.assertOnce(answered);
	}

	private Spillway start(String durability) {
		return Spillway.start(this.settings.with("spillway.clicks.durability", durability)
			.with("spillway.database-timeout", "PT2S")
			.with("spillway.drain-timeout", "PT0.5S"));
	}

}
