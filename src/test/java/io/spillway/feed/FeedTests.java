package io.spillway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.spillway.feed.Changes.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FeedTests {

	private static final Instant NOW = Instant.ofEpochSecond(1000);

	/**
	 * Nobody listens there: what the connection for notifications does is not of
	 * interest.
	 */
	private static final PostgresqlConnectionFactory NOWHERE = new PostgresqlConnectionFactory(
			PostgresqlConnectionConfiguration.builder().host("127.0.0.1").port(1).username("nobody").build());

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FakeTable table = new FakeTable();

	private final FakeTable other = new FakeTable();

	/** What is held of a row is the second at which it is over. */
	private final TableCopy<String, Integer> copy = new TableCopy<>(300);

	private final TableCopy<String, Integer> copyOfOther = new TableCopy<>(300);

	private final Feed feed = new Feed(NOWHERE,
			List.of(follow("table", this.copy, this.table), follow("other table", this.copyOfOther, this.other)),
			Clock.fixed(NOW, ZoneOffset.UTC), this.time);

	private static FollowedTable<String, Integer> follow(String name, TableCopy<String, Integer> copy,
			FakeTable table) {
		return new FollowedTable<>(name, "channel", copy, table::changesSince,
				(second, now) -> now.getEpochSecond() > second);
	}

	@AfterEach
	void stop() {
		this.feed.destroy();
	}

	@Test
	void looksAtOnceAndThenOnceASecond() {
		this.table.willShow(changes(7, true, "a"));
		this.table.willShow(changes(8, false, "b"));
		start();
		assertThat(this.copy.get("a")).isNotNull();
		assertThat(this.copy.get("b")).isNull();
		pass(Duration.ofSeconds(1));
		assertThat(this.copy.get("b")).isNotNull();
		pass(Duration.ofSeconds(1));
		assertThat(this.table.horizons).containsExactly(0L, 7L, 8L);
	}

	@Test
	void looksAtAllNowAndThen() {
		this.table.willShow(changes(7, true, "a"));
		this.table.willShow(changes(7, false, "a"));
		start();
		pass(Duration.ofMinutes(10));
		assertThat(this.table.horizons).hasSize(601);
		assertThat(Collections.frequency(this.table.horizons, 0L)).isEqualTo(3);
		assertThat(this.table.horizons.get(300)).isZero();
	}

	@Test
	void learnsOfChangesThoughTheWholeTableCannotBeRead(CapturedOutput output) {
		this.table.willShow(changes(7, true, "a"));
		this.table.willShow(changes(8, false, "b"));
		start();
		this.table.willFailAsAWhole();
		pass(Duration.ofSeconds(299));
		this.table.willShow(changes(9, false, "c"));
		assertThat(output).doesNotContain("as a whole");
		pass(Duration.ofSeconds(2));
		assertThat(this.table.horizons.subList(300, 302)).containsExactly(0L, 8L);
		pass(Duration.ofSeconds(1));
		assertThat(this.copy.get("c")).isNotNull();
		assertThat(this.copy.get("a")).isNotNull();
		pass(Duration.ofSeconds(298));
		assertThat(this.table.horizons).hasSize(601);
		assertThat(Collections.frequency(this.table.horizons, 0L)).isEqualTo(3);
		assertThat(this.table.horizons.get(600)).isZero();
		assertThat(output).contains("The table could not be read as a whole").doesNotContain("secret");
	}

	@Test
	void looksOnThoughItCannotTellWhatIsOver(CapturedOutput output) {
		FakeTable odd = new FakeTable();
		odd.willShow(changes(7, true, "a"));
		FollowedTable<String, Integer> followed = new FollowedTable<>("odd table", "channel", new TableCopy<>(300),
				odd::changesSince, (_, _) -> {
					throw new ArithmeticException("secret");
				});
		Feed feed = new Feed(NOWHERE, List.of(followed), Clock.fixed(NOW, ZoneOffset.UTC), this.time);
		feed.start();
		pass(Duration.ofSeconds(5));
		feed.destroy();
		assertThat(odd.horizons).hasSize(6);
		assertThat(output).containsOnlyOnce("What is over in the odd table cannot be found")
			.contains("ArithmeticException")
			.doesNotContain("secret");
	}

	@Test
	void looksAtAllIfTheDatabaseIsAnother() {
		this.table.willShow(changes(900, true, "a"));
		this.table.willShow(changes(5, false, "b"));
		this.table.willShow(changes(6, true, "c"));
		start();
		pass(Duration.ofSeconds(2));
		assertThat(this.table.horizons).containsExactly(0L, 900L, 0L);
		assertThat(this.copy.get("a")).isNull();
		assertThat(this.copy.get("c")).isNotNull();
	}

	@Test
	void keepsWhatItHasAndWarnsOnceWhileTheDatabaseIsAway(CapturedOutput output) {
		this.table.willShow(changes(7, true, "a"));
		for (int i = 0; i < 5; i++) {
			this.table.willFail(new IllegalStateException("secret"));
		}
		this.table.willShow(changes(9, false, "b"));
		start();
		pass(Duration.ofSeconds(5));
		assertThat(this.copy.get("a")).isNotNull();
		assertThat(this.copy.isLoaded()).isTrue();
		assertThat(output).containsOnlyOnce("The table cannot be read").doesNotContain("secret");
		assertThat(output).doesNotContain("The table is up to date again");
		pass(Duration.ofSeconds(2));
		assertThat(this.copy.get("b")).isNotNull();
		assertThat(this.table.horizons).containsExactly(0L, 7L, 7L, 7L, 7L, 7L, 7L, 9L);
		assertThat(output).containsOnlyOnce("The table is up to date again");
	}

	@Test
	void isNotLoadedAsLongAsTheDatabaseIsAway() {
		this.table.willFail(new IllegalStateException());
		start();
		pass(Duration.ofSeconds(10));
		assertThat(this.copy.isLoaded()).isFalse();
		assertThat(this.table.horizons).hasSize(11).containsOnly(0L);
	}

	@Test
	void forgetsWhatIsOverEvenWhileTheDatabaseIsAway() {
		this.table.willFail(new IllegalStateException());
		start();
		this.copy.put("past", 999, this.copy.mark());
		this.copy.put("now", 1000, this.copy.mark());
		pass(Duration.ofSeconds(1));
		assertThat(this.copy.get("past")).isNull();
		assertThat(this.copy.get("now")).isNotNull();
	}

	@Test
	void aTableThatCannotBeReadHoldsUpNoOther() {
		this.table.willHang();
		this.other.willShow(changes(7, true, "a"));
		this.other.willShow(changes(8, false, "b"));
		start();
		pass(Duration.ofSeconds(3));
		assertThat(this.table.horizons).hasSize(1);
		assertThat(this.other.horizons).hasSize(4);
		assertThat(this.copyOfOther.get("b")).isNotNull();
	}

	@Test
	void looksNoMoreOnceItIsStopped() {
		this.table.willShow(changes(7, true, "a"));
		start();
		this.feed.destroy();
		pass(Duration.ofSeconds(10));
		assertThat(this.table.horizons).hasSize(1);
	}

	private void start() {
		this.feed.start();
		pass(Duration.ZERO);
	}

	private void pass(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	private static Changes<String, Integer> changes(long horizon, boolean complete, String key) {
		return new Changes<>(horizon, complete, List.of(new Row<>(key, Integer.MAX_VALUE)));
	}

}
