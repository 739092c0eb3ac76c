package io.spillway.recording;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;

import io.spillway.database.Outage;
import io.spillway.development.Query;
import io.spillway.development.SpillwayTest;
import io.spillway.development.TestDatabase;
import io.spillway.token.CampaignRecipient;
import io.spillway.web.ProblemException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clicks while the database is away for longer than the spool has room. */
class FullSpoolTests {

	/** More than a megabyte takes. */
	private static final int CLICKS = 40_000;

	private static final int AT_ONCE = 500;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static ClickedLink link(int recipient) {
		return ClickedLink.campaign(new CampaignRecipient(1, recipient));
	}

	private static long recorded(TestDatabase database) {
		return Query.number(database, "select count(*) from click");
	}

	@Nested
	@SpillwayTest
	@TestPropertySource(properties = { "spillway.clicks.durability=commit", "spillway.clicks.spool-size=1MB",
			"spillway.database-timeout=PT3S" })
	class Committed {

		@Autowired
		ClickRecorder recorder;

		@Autowired
		RecordingHealthIndicator health;

		@Autowired
		TestDatabase database;

		@Test
		void areRefusedOnceItIsFullAndNoneThatWasAnsweredIsLost() {
			long safe;
			try (Outage _ = Outage.of(this.database)) {
				safe = Objects.requireNonNull(Flux.range(0, CLICKS)
					.flatMap(this::isSafe, AT_ONCE)
					.filter(Boolean::booleanValue)
					.count()
					.block());
				assertThat(safe).isBetween(CLICKS / 4L, CLICKS - 1L);
				assertThat(this.health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			}
			await().atMost(LIMIT).until(() -> this.health.health().getStatus().equals(Status.UP));
			await().atMost(LIMIT).until(() -> recorded(this.database) >= safe);
			assertThat(this.recorder.recordSafely(link(CLICKS), Outcome.REDIRECTED, Clicks.PERSON)
				.thenReturn(true)
				.block()).isTrue();
		}

		private Mono<Boolean> isSafe(int recipient) {
			return this.recorder.recordSafely(link(recipient), Outcome.REDIRECTED, Clicks.PERSON)
				.thenReturn(true)
				.onErrorReturn(ProblemException.class, false);
		}

	}

	@Nested
	@SpillwayTest
	@TestPropertySource(properties = { "spillway.clicks.spool-size=1MB", "spillway.database-timeout=PT3S" })
	class Async {

		@Autowired
		ClickRecorder recorder;

		@Autowired
		RecordingCounts counts;

		@Autowired
		TestDatabase database;

		private int clicked;

		@Test
		void areLostAndCountedOnceTheBufferIsFullToo() {
			try (Outage _ = Outage.of(this.database)) {
				await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(this::someAreLost);
			}
			await().atMost(LIMIT).until(() -> recorded(this.database) + this.counts.dropped() == this.clicked);
			assertThat(recorded(this.database)).isGreaterThan(CLICKS / 4L);
		}

		/** Records some more, slowly enough for them to be moved. */
		private boolean someAreLost() {
			IntStream.range(this.clicked, this.clicked + AT_ONCE)
				.forEach((recipient) -> this.recorder.record(link(recipient), Outcome.REDIRECTED, Clicks.PERSON));
			this.clicked += AT_ONCE;
			return this.counts.droppedBySpool.sum() > 0;
		}

	}

}
